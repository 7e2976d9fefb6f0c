package org.tapsetstudio.ui.internal.data;

/** Turns counts into a rate over about the last second. For one writing thread. */
public final class RateMeter {
	private static final double SECOND = 1e9;
	private static final double WINDOW = 1e9;

	private long lastTime;
	private long lastCount;
	private boolean started;
	private volatile double rate;

	/** Takes note of a count; times are nanoseconds of one clock and do not run backwards. */
	public void at(long nanos, long count) {
		if (!started) {
			started = true;
		} else if (nanos > lastTime) {
			double now = (count - lastCount) * SECOND / (nanos - lastTime);
			double weight = Math.min(1, (nanos - lastTime) / WINDOW);
			rate = rate == 0 ? now : rate + weight * (now - rate);
		}
		lastTime = nanos;
		lastCount = count;
	}

	/** Counts a second. */
	public long rate() {
		return Math.round(rate);
	}
}
