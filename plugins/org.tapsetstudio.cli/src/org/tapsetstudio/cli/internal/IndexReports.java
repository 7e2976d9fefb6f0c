package org.tapsetstudio.cli.internal;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

import org.tapsetstudio.analysis.CallDurations;
import org.tapsetstudio.analysis.CallRates;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.analysis.activities.Activities;
import org.tapsetstudio.analysis.activities.ActivityLane;
import org.tapsetstudio.analysis.activities.ThreadStates;
import org.tapsetstudio.export.JsonQueries;
import org.tapsetstudio.export.TextQueries;
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

	void write(RecordingIndex index, Clock clock, FilterOptions filter, int limit, boolean json, Writer out) throws IOException, Failure {
		List<LaneIndex> lanes = filter.lanes(index);
		if (percentiles) {
			List<CallDurations> all = CallDurations.byFunction(filter.search(index, "", clock), lanes, index.functions().size(), clock, Progress.NONE);
			if (json) {
				JsonQueries.percentiles(all, index.functions(), out);
			} else {
				TextQueries.percentiles(all, index.functions(), limit, out);
			}
		}
		if (durations != null) {
			CallDurations one = CallDurations.of(filter.search(index, durations, clock), lanes, clock, Progress.NONE);
			if (json) {
				JsonQueries.durations(one, out);
			} else {
				TextQueries.durations(one, out);
			}
		}
		if (search != null) {
			var hits = filter.search(index, search, clock).longest(lanes, limit == 0 ? Integer.MAX_VALUE - 1 : limit, Progress.NONE);
			if (json) {
				JsonQueries.hits(hits, index.functions(), clock, out);
			} else {
				TextQueries.hits(hits, index.functions(), clock, out);
			}
		}
		TimeRange window = filter.window(TimelineRows.of(index, clock).whole());
		if (rates) {
			CallRates all = CallRates.all(lanes, clock, window, STRETCHES, Progress.NONE);
			if (json) {
				JsonQueries.rates(all, out);
			} else {
				TextQueries.rates(all, out);
			}
		}
		if (activities || states) {
			work(index, clock, window, lanes, json, out);
		}
	}

	private void work(RecordingIndex index, Clock clock, TimeRange window, List<LaneIndex> lanes, boolean json, Writer out) throws IOException {
		List<ActivityLane> rows = Activities.of(index, clock, Progress.NONE);
		if (activities) {
			List<ActivityLane> those = rows.stream().filter(row -> lanes.contains(row.lane())).toList();
			if (json) {
				JsonQueries.activities(those, index.functions(), out);
			} else {
				TextQueries.activities(those, window, out);
			}
		}
		if (states) {
			List<ThreadStates> those = ThreadStates.of(index, rows, clock, Progress.NONE).stream().filter(thread -> lanes.contains(thread.lane())).toList();
			if (json) {
				JsonQueries.states(those, window, out);
			} else {
				TextQueries.states(those, window, out);
			}
		}
	}
}
