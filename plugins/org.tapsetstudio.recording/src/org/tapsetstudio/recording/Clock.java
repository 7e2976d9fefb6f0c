package org.tapsetstudio.recording;

/**
 * Converts the ticks of events. Immutable; a live recording gives a better one as calibration records arrive, so keep ticks and convert when showing.
 * Every conversion is monotone: later ticks never give an earlier time.
 */
public final class Clock {
	private static final double NANOS = 1e9;
	private static final long MINIMUM_DISTANCE = 100_000_000L;

	private final long startTicks;
	private final long startMonotonic;
	private final long startWall;
	private final double nanosPerTick;

	private Clock(long startTicks, long startMonotonic, long startWall, double nanosPerTick) {
		this.startTicks = startTicks;
		this.startMonotonic = startMonotonic;
		this.startWall = startWall;
		this.nanosPerTick = nanosPerTick;
	}

	/** A clock with exactly these values, see the accessors. */
	public static Clock of(long startTicks, long startMonotonic, long startWall, double nanosPerTick) {
		return new Clock(startTicks, startMonotonic, startWall, nanosPerTick);
	}

	/** A clock whose ticks are nanoseconds, starting at the given tick. */
	public static Clock nanoseconds(long startTicks) {
		return new Clock(startTicks, startTicks, 0, 1);
	}

	/**
	 * The clock from the first and last calibration of a recording: by both when they are 100 ms apart, else by the frequency that the first names.
	 *
	 * @param hz calibrated ticks per second of the first; values that cannot be right count as 10⁹
	 */
	public static Clock calibrated(long firstTicks, long firstMonotonic, long firstWall, long hz, long lastTicks, long lastMonotonic) {
		long ticks = lastTicks - firstTicks;
		long nanos = lastMonotonic - firstMonotonic;
		double ratio = hz > 0 ? NANOS / hz : 1;
		if (nanos >= MINIMUM_DISTANCE && ticks > 0) {
			ratio = (double) nanos / ticks;
		}
		return new Clock(firstTicks, firstMonotonic, firstWall, ratio);
	}

	/** Nanoseconds since the start of the recording; negative before it. */
	public long toNanos(long ticks) {
		return (long) ((ticks - startTicks) * nanosPerTick);
	}

	/** The length of a span of ticks in nanoseconds. */
	public long durationNanos(long ticks) {
		return Math.round(ticks * nanosPerTick);
	}

	/** CLOCK_MONOTONIC nanoseconds of the traced machine. */
	public long toMonotonic(long ticks) {
		return startMonotonic + toNanos(ticks);
	}

	/** CLOCK_REALTIME nanoseconds since 1970; 0-based where the recording has no calibration. */
	public long toWall(long ticks) {
		return startWall + toNanos(ticks);
	}

	/** Ticks of a moment given as CLOCK_MONOTONIC nanoseconds; on the traced machine {@code System.nanoTime()} is such a moment. */
	public long toTicks(long monotonicNanos) {
		return startTicks + Math.round((monotonicNanos - startMonotonic) / nanosPerTick);
	}

	/** Ticks in a span of nanoseconds, at least 0. */
	public long ticksIn(long nanos) {
		return Math.max(0, Math.round(nanos / nanosPerTick));
	}

	/** Ticks at which the recording starts. */
	public long startTicks() {
		return startTicks;
	}

	/** Nanoseconds in one tick. */
	public double nanosPerTick() {
		return nanosPerTick;
	}
}
