package org.tapsetstudio.cli.internal;

import java.io.IOException;
import java.util.List;

import org.tapsetstudio.analysis.CallDurations;
import org.tapsetstudio.analysis.CallRates;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.analysis.activities.Activities;
import org.tapsetstudio.analysis.activities.ActivityLane;
import org.tapsetstudio.analysis.activities.ThreadStates;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.RecordingIndex;

import picocli.CommandLine.Option;

/** Reports that look at single calls, which the index holds. */
final class IndexReports {
	private static final int STRETCHES = 40;

	@Option(names = "--percentiles", description = "How long calls last: the median and higher percentiles of each function.")
	private boolean percentiles;

	@Option(names = "--durations", paramLabel = "F", description = "A histogram of how long calls of such functions last.")
	private String durations;

	@Option(names = "--search", paramLabel = "F", description = "The longest calls of such functions.")
	private String search;

	@Option(names = "--rates", description = "Calls per second over time.")
	private boolean rates;

	@Option(names = "--activities", description = "Queries, transactions, waits, collections, compilation and the like: how many, how long, in which thread.")
	private boolean activities;

	@Option(names = "--states", description = "How long each thread ran, waited, was blocked or collected garbage.")
	private boolean states;

	boolean isSet() {
		return percentiles || durations != null || search != null || rates || activities || states;
	}

	/** @param limit calls to find; 0 for all */
	void answer(RecordingIndex index, Clock clock, FilterOptions filter, int limit, Answers answers) throws IOException, Failure {
		List<LaneIndex> lanes = filter.lanes(index);
		if (percentiles) {
			answers.percentiles(CallDurations.byFunction(filter.search(index, "", clock), lanes, index.functions().size(), clock, Progress.NONE), index.functions());
		}
		if (durations != null) {
			answers.durations(CallDurations.of(filter.search(index, durations, clock), lanes, clock, Progress.NONE));
		}
		if (search != null) {
			answers.hits(filter.search(index, search, clock).longest(lanes, limit == 0 ? Integer.MAX_VALUE - 1 : limit, Progress.NONE), index.functions(), clock);
		}
		TimeRange window = filter.window(TimelineRows.of(index, clock).whole());
		if (rates) {
			answers.rates(CallRates.all(lanes, clock, window, STRETCHES, Progress.NONE));
		}
		if (activities || states) {
			work(index, clock, window, lanes, answers);
		}
	}

	private void work(RecordingIndex index, Clock clock, TimeRange window, List<LaneIndex> lanes, Answers answers) throws IOException {
		List<ActivityLane> rows = Activities.of(index, clock, Progress.NONE);
		if (activities) {
			answers.activities(rows.stream().filter(row -> lanes.contains(row.lane())).toList(), index.functions(), window);
		}
		if (states) {
			answers.states(ThreadStates.of(index, rows, clock, Progress.NONE).stream().filter(thread -> lanes.contains(thread.lane())).toList(), window);
		}
	}
}
