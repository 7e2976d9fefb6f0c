package org.tapsetstudio.export;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import org.tapsetstudio.analysis.HotFunctions;

/** Prints the functions that took most time. */
public final class TextTop {
	private TextTop() {
	}

	/** @param limit rows to print; all when it is not positive */
	public static void print(List<HotFunctions.Row> functions, int limit, Appendable out) throws IOException {
		TextTable table = new TextTable();
		table.row("SELF", "%", "TOTAL", "CALLS", "MIN", "MAX", "FUNCTION");
		long whole = Math.max(1, functions.stream().mapToLong(HotFunctions.Row::self).sum());
		functions.stream().limit(limit > 0 ? limit : Long.MAX_VALUE).forEach(f -> table.row(Durations.format(f.self()), String.format(Locale.ROOT, "%.1f", 100.0 * f.self() / whole),
				Durations.format(f.total()), Long.toString(f.calls()), Durations.format(f.min()), Durations.format(f.max()), Labels.function(f.function())));
		table.print(out);
	}
}
