package org.tapsetstudio.recording.internal;

import org.tapsetstudio.recording.Clock;

/** The first and last CLOCK record of a whole recording, and the clock they give. */
public final class Calibration {
	private record Pair(long ticks, long monotonic, long wall, long hz) {
	}

	private Pair first;
	private Pair last;
	private boolean changed;

	void add(long ticks, long monotonic, long wall, long hz) {
		Pair pair = new Pair(ticks, monotonic, wall, hz);
		if (first == null || ticks < first.ticks) {
			first = pair;
			changed = true;
		}
		if (last == null || ticks > last.ticks) {
			last = pair;
			changed = true;
		}
	}

	/** @return the clock when it got better since the last call, else null */
	public Clock takeChanged() {
		if (!changed) {
			return null;
		}
		changed = false;
		return Clock.calibrated(first.ticks, first.monotonic, first.wall, first.hz, last.ticks, last.monotonic);
	}
}
