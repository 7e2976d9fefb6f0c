package org.tapsetstudio.session.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;

import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.Recording;

/**
 * The clock by which a script sees events. A live recording learns better clocks as it grows; a replay must change them at the same events, or its times would differ by microseconds. For one thread.
 */
abstract class ScriptClock {
	private static final long LEAST_NANOS_BETWEEN_CHANGES = 1_000_000_000L;

	/** A clock, and the last event before it. */
	record Change(long afterTicks, Clock clock) {
	}

	/** The clock now; null before the recording has one. */
	Clock clock;
	/** Events later than this need {@link #next} first. */
	long validUntil = Long.MAX_VALUE;

	/** Goes on to the clock for the events after {@link #validUntil}. */
	void next() {
	}

	/** Takes a better clock, where there is one. To be called between events. */
	void improve(long latestTicks) {
	}

	/** @param changes hears of each clock that is taken, and of the last event before it */
	static ScriptClock live(Recording recording, BiConsumer<Long, Clock> changes) {
		return new ScriptClock() {
			private long changed;

			@Override
			void improve(long latestTicks) {
				Clock better = recording.hasClock() ? recording.clock() : clock;
				long now = System.nanoTime();
				if (better != clock && (clock == null || now - changed >= LEAST_NANOS_BETWEEN_CHANGES)) {
					clock = better;
					changed = now;
					changes.accept(latestTicks, better);
				}
			}
		};
	}

	/** @param changes as they were live; where there are none, the recording's own clock serves for all events */
	static ScriptClock recorded(Recording recording, List<Change> changes) {
		Deque<Change> coming = new ArrayDeque<>(changes);
		ScriptClock made = new ScriptClock() {
			@Override
			void next() {
				clock = coming.removeFirst().clock();
				validUntil = coming.isEmpty() ? Long.MAX_VALUE : coming.getFirst().afterTicks();
			}
		};
		if (coming.isEmpty()) {
			made.clock = recording.clock();
		} else {
			made.next();
		}
		return made;
	}
}
