package org.tapsetstudio.analysis.activities;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

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
		/** waiting for a notification or a thread, see {@link Activity#IDLE_WAIT}, or for the next query of a transaction */
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
				all.add(of(lane, activities.stream().filter(row -> row.lane() == lane).toList(), span -> Activity.TRANSACTION.includes(index.functions().get(span.function())), clock, progress));
			}
			progress.done((all.size() + 0.0) / index.lanes().size());
		}
		return all;
	}

	private static ThreadStates of(LaneIndex lane, List<ActivityLane> activities, Predicate<Span> isTransaction, Clock clock, Progress progress) {
		List<Stretch> special = new ArrayList<>();
		for (ActivityLane row : activities) {
			State state = STATE_OF.get(row.activity());
			for (int i = 0; state != null && i < row.size(); i++) {
				special.add(new Stretch(state, row.time(i)));
			}
		}
		special.sort(Comparator.comparingLong(stretch -> stretch.time().from()));
		States states = new States(clock.toNanos(lane.firstTicks()));
		Iterator<Stretch> waits = special.iterator();
		Stretch wait = waits.hasNext() ? waits.next() : null;
		for (int number = 0; number < lane.count(0) && !((number & 0xFFFF) == 0 && progress.isCancelled()); number++) {
			Span span = lane.span(0, number);
			states.until(State.OUTSIDE, clock.toNanos(span.start()));
			for (Stretch call : isTransaction.test(span) ? insideOfTransaction(lane, span, clock) : List.of(new Stretch(State.RUNNING, time(span, clock)))) {
				for (; wait != null && wait.time().from() < call.time().to(); wait = waits.hasNext() ? waits.next() : null) {
					states.until(call.state(), wait.time().from());
					states.until(wait.state(), Math.min(call.time().to(), wait.time().to()));
				}
				states.until(call.state(), call.time().to());
			}
		}
		states.until(State.OUTSIDE, clock.toNanos(lane.lastTicks()));
		return new ThreadStates(lane, List.copyOf(states.list));
	}

	private static TimeRange time(Span span, Clock clock) {
		return new TimeRange(clock.toNanos(span.start()), clock.toNanos(span.end()));
	}

	/** A transaction is no work: what runs are the calls in it. */
	private static List<Stretch> insideOfTransaction(LaneIndex lane, Span transaction, Clock clock) {
		List<Stretch> inside = new ArrayList<>();
		long at = clock.toNanos(transaction.start());
		for (int number = Math.max(0, lane.before(1, transaction.start())); number < lane.count(1); number++) {
			Span call = lane.span(1, number);
			if (call.start() >= transaction.end()) {
				break;
			}
			TimeRange time = time(call, clock);
			if (time.from() >= at && !call.isInstant()) {
				if (time.from() > at) {
					inside.add(new Stretch(State.WAITING, new TimeRange(at, time.from())));
				}
				inside.add(new Stretch(State.RUNNING, time));
				at = time.to();
			}
		}
		if (clock.toNanos(transaction.end()) > at) {
			inside.add(new Stretch(State.WAITING, new TimeRange(at, clock.toNanos(transaction.end()))));
		}
		return inside;
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
