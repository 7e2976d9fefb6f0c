package org.tapsetstudio.cli.internal;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

import org.tapsetstudio.analysis.CallDurations;
import org.tapsetstudio.analysis.CallRates;
import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.HotFunctions;
import org.tapsetstudio.analysis.SpanSearch;
import org.tapsetstudio.analysis.Statistics;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.activities.ActivityLane;
import org.tapsetstudio.analysis.activities.ThreadStates;
import org.tapsetstudio.analysis.rules.Finding;
import org.tapsetstudio.export.TextCallTree;
import org.tapsetstudio.export.TextFindings;
import org.tapsetstudio.export.TextQueries;
import org.tapsetstudio.export.TextStatistics;
import org.tapsetstudio.export.TextTop;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.pairing.Function;

/**
 * For people, in aligned columns.
 *
 * @param limit functions to print; 0 for all
 */
record TextAnswers(Writer out, TextCallTree calls, int limit) implements Answers {
	@Override
	public void statistics(Statistics numbers) throws IOException {
		TextStatistics.print(numbers, out);
	}

	@Override
	public void tree(CallTree tree) throws IOException {
		calls.print(tree, out);
	}

	@Override
	public void top(List<HotFunctions.Row> functions) throws IOException {
		TextTop.print(functions, limit, out);
	}

	@Override
	public void findings(List<Finding> findings) throws IOException {
		TextFindings.print(findings, out);
	}

	@Override
	public void percentiles(List<CallDurations> all, List<Function> functions) throws IOException {
		TextQueries.percentiles(all, functions, limit, out);
	}

	@Override
	public void durations(CallDurations durations) throws IOException {
		TextQueries.durations(durations, out);
	}

	@Override
	public void hits(List<SpanSearch.Hit> hits, List<Function> functions, Clock clock) throws IOException {
		TextQueries.hits(hits, functions, clock, out);
	}

	@Override
	public void rates(CallRates rates) throws IOException {
		TextQueries.rates(rates, out);
	}

	@Override
	public void activities(List<ActivityLane> rows, List<Function> functions, TimeRange window) throws IOException {
		TextQueries.activities(rows, window, out);
	}

	@Override
	public void states(List<ThreadStates> threads, TimeRange window) throws IOException {
		TextQueries.states(threads, window, out);
	}
}
