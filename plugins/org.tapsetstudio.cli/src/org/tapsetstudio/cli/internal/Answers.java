package org.tapsetstudio.cli.internal;

import java.io.IOException;
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
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.pairing.Function;

/** Writes what a report was asked for, one method for each question: as text for people, or as JSON for programs. */
interface Answers {
	void statistics(Statistics numbers) throws IOException;

	void tree(CallTree tree) throws IOException;

	void top(List<HotFunctions.Row> functions) throws IOException;

	void findings(List<Finding> findings) throws IOException;

	/** @param all by number of the function, null for those without calls */
	void percentiles(List<CallDurations> all, List<Function> functions) throws IOException;

	void durations(CallDurations durations) throws IOException;

	void hits(List<SpanSearch.Hit> hits, List<Function> functions, Clock clock) throws IOException;

	void rates(CallRates rates) throws IOException;

	void activities(List<ActivityLane> rows, List<Function> functions, TimeRange window) throws IOException;

	void states(List<ThreadStates> threads, TimeRange window) throws IOException;
}
