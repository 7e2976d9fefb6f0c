package org.tapsetstudio.session.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;

import org.tapsetstudio.engine.SessionFacts;
import org.tapsetstudio.recording.Clock;

/** What a script may ask of its session. */
final class Facts implements SessionFacts {
	private static final long NANOS_PER_SECOND = 1_000_000_000L;

	int target;
	Clock clock;
	/** Used until the recording has a clock: this machine's own. */
	private final long here = wallNanos() - System.nanoTime();

	private static long wallNanos() {
		Instant now = Instant.now();
		return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
	}

	@Override
	public int targetPid() {
		return target;
	}

	@Override
	public int toolPid() {
		return (int) ProcessHandle.current().pid();
	}

	@Override
	public long wallOffsetNanos() {
		if (clock == null) {
			return here;
		}
		long ticks = clock.startTicks();
		return clock.toWall(ticks) - clock.toMonotonic(ticks);
	}

	@Override
	public int zoneOffsetSeconds() {
		return ZoneId.systemDefault().getRules().getOffset(Instant.now()).getTotalSeconds();
	}

	@Override
	public String zoneName() {
		return ZoneId.systemDefault().getDisplayName(TextStyle.SHORT, Locale.ROOT);
	}
}
