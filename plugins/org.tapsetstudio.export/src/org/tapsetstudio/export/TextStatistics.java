package org.tapsetstudio.export;

import java.io.IOException;

import org.tapsetstudio.analysis.Statistics;
import org.tapsetstudio.recording.OmittedHits;

/** Prints the numbers of a recording, one a line. */
public final class TextStatistics {
	private TextStatistics() {
	}

	/** Losses and repairs are printed only where there are any. */
	public static void print(Statistics s, Appendable out) throws IOException {
		TextTable table = new TextTable();
		table.row(Durations.format(s.durationNanos()), "from first to last event");
		table.row(Integer.toString(s.processes()), "process images");
		table.row(Integer.toString(s.threads()), "threads");
		table.row(Long.toString(s.events()), "events");
		table.row(Long.toString(s.calls()), "calls and markers");
		table.row(Integer.toString(s.functions()), "functions");
		table.row(Integer.toString(s.nodes()), "call paths");
		table.row(Integer.toString(s.maximumDepth()), "calls open at once at most");
		row(table, s.lostEvents(), "events lost");
		for (OmittedHits omitted : s.omitted()) {
			table.row(Long.toString(omitted.count()), "hits of " + omitted.provider() + ":" + omitted.name() + " left out; recorded were those where " + Labels.clean(omitted.kept()));
		}
		row(table, s.unmatchedReturns(), "returns whose entry was not recorded");
		row(table, s.cutCalls(), "calls whose start or end was not recorded");
		row(table, s.problems(), "damaged places skipped");
		table.print(out);
	}

	private static void row(TextTable table, long count, String what) {
		if (count > 0) {
			table.row(Long.toString(count), what);
		}
	}
}
