package org.tapsetstudio.ui.internal.timeline;

import java.util.List;

import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.analysis.TimelineSteps.Stop;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.ui.internal.data.FrameLabel;

/**
 * The selected call and what there is to say of it.
 *
 * @param lane its thread
 * @param stop its row, in the rows as they were when it was selected
 * @param path functions from the outermost call to it
 * @param text everything that is known
 */
record TimelineSelection(LaneIndex lane, Stop stop, TimeRange time, List<FrameLabel> path, String text) {
	static TimelineSelection of(TimelineRows rows, Stop stop) {
		var row = rows.rows().get(stop.row());
		return new TimelineSelection(row.lane(), stop, rows.time(stop.span()), TimelineText.path(rows, row, stop.span()), TimelineText.describe(rows, row, stop.span(), 1));
	}

	FrameLabel frame() {
		return path.getLast();
	}

	/** {@code pid/tid}. */
	String thread() {
		return lane.stream().toString();
	}

	/** The row among these rows; -1 where its thread is not. */
	int row(List<TimelineRows.Place> places) {
		for (var place : places) {
			if (place.lane() == lane) {
				return place.first() + Math.min(place.rows() - 1, stop.span().depth());
			}
		}
		return -1;
	}
}
