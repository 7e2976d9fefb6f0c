package org.tapsetstudio.analysis.activities;

import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.Span;

/**
 * The parts of one kind of work in one thread, in the order of time: a row of a timeline that shows only them. They may be nested. Immutable; any thread may read it.
 */
public final class ActivityLane {
	private final Activity activity;
	private final LaneIndex lane;
	private final int[] depths;
	private final int[] numbers;
	private final TimeRange[] times;

	ActivityLane(Activity activity, LaneIndex lane, int[] depths, int[] numbers, TimeRange[] times) {
		this.activity = activity;
		this.lane = lane;
		this.depths = depths;
		this.numbers = numbers;
		this.times = times;
	}

	/** The kind of work. */
	public Activity activity() {
		return activity;
	}

	/** The thread. */
	public LaneIndex lane() {
		return lane;
	}

	/** How many parts there are. */
	public int size() {
		return times.length;
	}

	/** When a part was, in nanoseconds since the start of the recording. Starts never decrease. */
	public TimeRange time(int part) {
		return times[part];
	}

	/** The call that the part is, or the first of the calls that it is; its function says more, for example the text of the query. */
	public Span span(int part) {
		return lane.span(depths[part], numbers[part]);
	}

	/** The first part that does not begin before this moment; {@link #size()} where there is none. */
	public int firstFrom(long nanos) {
		int low = 0;
		int high = times.length;
		while (low < high) {
			int middle = low + high >>> 1;
			if (times[middle].from() < nanos) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	/** Nanoseconds of a window that such work took; a part inside another one counts once. */
	public long within(TimeRange window) {
		long sum = 0;
		long counted = window.from();
		for (TimeRange time : times) {
			long from = Math.max(counted, time.from());
			long to = Math.min(window.to(), time.to());
			if (to > from) {
				sum += to - from;
				counted = to;
			}
		}
		return sum;
	}
}
