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
import org.tapsetstudio.export.JsonQueries;
import org.tapsetstudio.export.ReportJson;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.pairing.Function;

/**
 * For programs, a document for each question.
 *
 * @param limit functions to write of the hottest; 0 for all
 */
record JsonAnswers(Writer out, int limit) implements Answers {
	@Override
	public void statistics(Statistics numbers) throws IOException {
		ReportJson.statistics(numbers, out);
	}

	@Override
	public void tree(CallTree tree) throws IOException {
		ReportJson.tree(tree, out);
	}

	@Override
	public void top(List<HotFunctions.Row> functions) throws IOException {
		ReportJson.top(limit == 0 ? functions : functions.subList(0, Math.min(limit, functions.size())), out);
	}

	@Override
	public void findings(List<Finding> findings) throws IOException {
		ReportJson.findings(findings, out);
	}

	@Override
	public void percentiles(List<CallDurations> all, List<Function> functions) throws IOException {
		JsonQueries.percentiles(all, functions, out);
	}

	@Override
	public void durations(CallDurations durations) throws IOException {
		JsonQueries.durations(durations, out);
	}

	@Override
	public void hits(List<SpanSearch.Hit> hits, List<Function> functions, Clock clock) throws IOException {
		JsonQueries.hits(hits, functions, clock, out);
	}

	@Override
	public void rates(CallRates rates) throws IOException {
		JsonQueries.rates(rates, out);
	}

	@Override
	public void activities(List<ActivityLane> rows, List<Function> functions, TimeRange window) throws IOException {
		JsonQueries.activities(rows, functions, out);
	}

	@Override
	public void states(List<ThreadStates> threads, TimeRange window) throws IOException {
		JsonQueries.states(threads, window, out);
	}
}
