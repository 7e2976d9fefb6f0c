package org.tapsetstudio.engine.internal.runtime;

import java.util.SplittableRandom;

/** When each timer probe is due, on the time of the stream. */
public final class Timers {
	/** When a timer is due that waits for its condition. */
	private static final long NEVER = Long.MAX_VALUE;

	private final int[] probes;
	private final long[] periods;
	private final long[] jitters;
	private final long[] due;
	private final SplittableRandom random;
	private long earliest = NEVER;

	/** @param probes indices of the timer probes, with their period and jitter in nanoseconds */
	public Timers(int[] probes, long[] periods, long[] jitters, SplittableRandom random) {
		this.probes = probes;
		this.periods = periods;
		this.jitters = jitters;
		this.random = random;
		due = new long[probes.length];
	}

	public void start(long now) {
		for (int i = 0; i < probes.length; i++) {
			due[i] = now + interval(i);
		}
		findEarliest();
	}

	/**
	 * Lets a timer go or stops it, as its condition says. One that stood still begins with a whole period, as in SystemTap.
	 *
	 * @param timer its place among the timer probes
	 */
	public void let(int timer, boolean go, long now) {
		if (go != (due[timer] != NEVER)) {
			due[timer] = go ? now + interval(timer) : NEVER;
			findEarliest();
		}
	}

	/** When the next timer is due; Long.MAX_VALUE if none is. */
	public long earliest() {
		return earliest;
	}

	/** The probe that is due at {@link #earliest()}, in script order among equals; it is then due again a period later. */
	public int take() {
		int best = 0;
		for (int i = 1; i < due.length; i++) {
			if (due[i] < due[best]) {
				best = i;
			}
		}
		due[best] += interval(best);
		findEarliest();
		return probes[best];
	}

	private long interval(int i) {
		long jitter = jitters[i] == 0 ? 0 : random.nextLong(-jitters[i], jitters[i] + 1);
		return Math.max(1, periods[i] + jitter);
	}

	private void findEarliest() {
		earliest = NEVER;
		for (long d : due) {
			earliest = Math.min(earliest, d);
		}
	}
}
