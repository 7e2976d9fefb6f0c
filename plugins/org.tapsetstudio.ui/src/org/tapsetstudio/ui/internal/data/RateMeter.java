package org.tapsetstudio.ui.internal.data;

import java.util.ArrayDeque;

/** Turns counts into a rate over about the last second. For one writing thread. */
public final class RateMeter {
	private record Sample(long time, long count) {
	}

	private static final double SECOND = 1e9;

	private final ArrayDeque<Sample> samples = new ArrayDeque<>();
	private volatile long rate;

	/** Takes note of a count; times are nanoseconds of one clock and do not run backwards. */
	public void at(long nanos, long count) {
		samples.addLast(new Sample(nanos, count));
		while (samples.size() > 2 && nanos - samples.getFirst().time > SECOND) {
			samples.removeFirst();
		}
		var first = samples.getFirst();
		rate = nanos > first.time ? Math.round((count - first.count) * SECOND / (nanos - first.time)) : 0;
	}

	/** Counts a second. */
	public long rate() {
		return rate;
	}
}
