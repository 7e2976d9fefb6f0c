package org.tapsetstudio.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.tapsetstudio.analysis.Indexes;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.activities.Activities;
import org.tapsetstudio.analysis.activities.Activity;
import org.tapsetstudio.analysis.activities.ActivityLane;
import org.tapsetstudio.analysis.activities.ThreadStates;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.index.RecordingIndex;

/** What the analyses say of a recording that a test has made. */
final class Recorded {
	private final Recording recording;
	private final RecordingIndex index;
	private final List<ActivityLane> rows;

	Recorded(Path folder) throws IOException {
		recording = Recording.open(folder);
		index = Indexes.openOrBuild(recording, Progress.NONE);
		rows = Activities.of(index, recording.clock(), Progress.NONE);
	}

	List<ActivityLane> rows(Activity activity) {
		return rows.stream().filter(row -> row.activity() == activity).toList();
	}

	/** What an activity's rows hold: the times of the parts whose functions have such names. */
	List<TimeRange> times(ActivityLane row, Predicate<String> name) {
		List<TimeRange> times = new ArrayList<>();
		for (int i = 0; i < row.size(); i++) {
			if (name.test(index.functions().get(row.span(i).function()).name())) {
				times.add(row.time(i));
			}
		}
		return times;
	}

	int parts(Activity activity, Predicate<String> name) {
		return rows(activity).stream().mapToInt(row -> times(row, name).size()).sum();
	}

	List<ThreadStates> states() {
		return ThreadStates.of(index, rows, recording.clock(), Progress.NONE);
	}

	/** From the first moment to one behind the last. */
	TimeRange whole() {
		return new TimeRange(0, 1 + index.lanes().stream().mapToLong(lane -> recording.clock().toNanos(lane.lastTicks())).max().orElse(0));
	}
}
