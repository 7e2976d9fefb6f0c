package org.tapsetstudio.export;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.tapsetstudio.analysis.HotFunctions;

/** Prints the functions that took most time. What those took that do nothing but wait stands apart. Where no call is whole none is the shortest. */
public final class TextTop {
	private static final int WAITING = 2;

	private TextTop() {
	}

	/** @param limit rows to print; all when it is not positive */
	public static void print(List<HotFunctions.Row> functions, int limit, Appendable out) throws IOException {
		boolean waits = functions.stream().anyMatch(f -> f.waiting() > 0);
		TextTable table = new TextTable();
		table.row(cells(waits, "SELF", "%", "WAITING", "TOTAL", "CALLS", "MIN", "MAX", "FUNCTION"));
		long whole = Math.max(1, functions.stream().mapToLong(HotFunctions.Row::self).sum());
		functions.stream().limit(limit > 0 ? limit : Long.MAX_VALUE).forEach(f -> table.row(cells(waits, Durations.format(f.self()),
				String.format(Locale.ROOT, "%.1f", 100.0 * f.self() / whole), Durations.formatOrBlank(f.waiting()), Durations.format(f.total()), Long.toString(f.calls()), f.max() == 0 ? "" : Durations.format(f.min()),
				Durations.formatOrBlank(f.max()), Labels.function(f.function()))));
		table.print(out);
	}

	/** The cells of a row, the third only where something waits. */
	private static String[] cells(boolean waits, String... all) {
		return IntStream.range(0, all.length).filter(i -> waits || i != WAITING).mapToObj(i -> all[i]).toArray(String[]::new);
	}
}
