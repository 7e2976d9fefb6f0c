package org.tapsetstudio.analysis.activities;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.RecordingIndex;
import org.tapsetstudio.recording.index.Span;

/**
 * What a thread was doing at each moment, as far as the recorded markers tell: stretches from its first event to its last that neither overlap nor leave a gap. Immutable.
 *
 * @param lane the thread
 * @param stretches in the order of time
 */
public record ThreadStates(LaneIndex lane, List<Stretch> stretches) {
	/** What a thread does. */
	public enum State {
		/** inside a recorded call */
		RUNNING,
		/** waiting for a lock, see {@link Activity#LOCK_WAIT} */
		BLOCKED,
		/** waiting for a notification or a thread, see {@link Activity#IDLE_WAIT} */
		WAITING,
		/** collecting garbage */
		COLLECTING,
		/** outside of every recorded call: idle, or in code without markers */
		OUTSIDE
	}

	/**
	 * A stretch of one state.
	 *
	 * @param state the state
	 * @param time nanoseconds since the start of the recording
	 */
	public record Stretch(State state, TimeRange time) {
	}

	private static final Map<Activity, State> STATE_OF = new EnumMap<>(Map.of(Activity.LOCK_WAIT, State.BLOCKED, Activity.IDLE_WAIT, State.WAITING, Activity.GARBAGE_COLLECTION, State.COLLECTING));

	/**
	 * The states of all threads.
	 *
	 * @param activities what {@link Activities#of} found
	 * @return empty when cancelled
	 */
	public static List<ThreadStates> of(RecordingIndex index, List<ActivityLane> activities, Clock clock, Progress progress) {
		List<ThreadStates> all = new ArrayList<>();
		for (LaneIndex lane : index.lanes()) {
			if (progress.isCancelled()) {
				return List.of();
			}
			if (lane.firstTicks() >= 0) {
				all.add(of(lane, activities.stream().filter(row -> row.lane() == lane).toList(), clock, progress));
			}
			progress.done((all.size() + 0.0) / index.lanes().size());
		}
		return all;
	}

	private static ThreadStates of(LaneIndex lane, List<ActivityLane> activities, Clock clock, Progress progress) {
		List<Stretch> special = new ArrayList<>();
		for (ActivityLane row : activities) {
			State state = STATE_OF.get(row.activity());
			for (int i = 0; state != null && i < row.size(); i++) {
				special.add(new Stretch(state, row.time(i)));
			}
		}
		special.sort(Comparator.comparingLong(stretch -> stretch.time().from()));
		States states = new States(clock.toNanos(lane.firstTicks()));
		int next = 0;
		for (int number = 0; number < lane.count(0) && !((number & 0xFFFF) == 0 && progress.isCancelled()); number++) {
			Span span = lane.span(0, number);
			long to = clock.toNanos(span.end());
			states.until(State.OUTSIDE, clock.toNanos(span.start()));
			for (; next < special.size() && special.get(next).time().from() < to; next++) {
				states.until(State.RUNNING, special.get(next).time().from());
				states.until(special.get(next).state(), Math.min(to, special.get(next).time().to()));
			}
			states.until(State.RUNNING, to);
		}
		states.until(State.OUTSIDE, clock.toNanos(lane.lastTicks()));
		return new ThreadStates(lane, List.copyOf(states.list));
	}

	/** Nanoseconds in each state within a window. */
	public Map<State, Long> sums(TimeRange window) {
		Map<State, Long> sums = new EnumMap<>(State.class);
		for (Stretch stretch : stretches) {
			long time = Math.min(window.to(), stretch.time.to()) - Math.max(window.from(), stretch.time.from());
			if (time > 0) {
				sums.merge(stretch.state, time, Long::sum);
			}
		}
		return sums;
	}

	/** Grows by stretches; those of the same state that touch become one. */
	private static final class States {
		private final List<Stretch> list = new ArrayList<>();
		private long at;

		States(long start) {
			at = start;
		}

		void until(State state, long to) {
			if (to <= at) {
				return;
			}
			int last = list.size() - 1;
			if (last >= 0 && list.get(last).state == state) {
				list.set(last, new Stretch(state, new TimeRange(list.get(last).time.from(), to)));
			} else {
				list.add(new Stretch(state, new TimeRange(at, to)));
			}
			at = to;
		}
	}
}
