package org.tapsetstudio.session.internal;

import java.util.Comparator;

import org.tapsetstudio.engine.SessionFacts;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.ProcessImage;
import org.tapsetstudio.recording.Recording;

/** What a script that runs on a recording may ask of the session that was recorded. */
public final class RecordedFacts implements SessionFacts {
	private final Clock clock;
	private final int target;

	public RecordedFacts(Recording recording) {
		clock = recording.clock();
		target = recording.images().stream().min(Comparator.comparingLong(ProcessImage::start)).map(ProcessImage::pid).orElse(0);
	}

	/** CLOCK_MONOTONIC nanoseconds at which the recording starts. */
	public long startNanos() {
		return clock.toMonotonic(clock.startTicks());
	}

	@Override
	public int targetPid() {
		return target;
	}

	@Override
	public long wallOffsetNanos() {
		return clock.toWall(clock.startTicks()) - startNanos();
	}
}
