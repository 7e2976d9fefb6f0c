package org.tapsetstudio.session.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;

import org.tapsetstudio.engine.SessionFacts;

/** What a script may ask of its session. All but the target is known at the start and stays, so that a replay can give the same answers. */
final class Facts implements SessionFacts {
	private static final long NANOS_PER_SECOND = 1_000_000_000L;

	int target;
	private final long wallOffset = wallNanos() - System.nanoTime();
	private final int zoneOffset = ZoneId.systemDefault().getRules().getOffset(Instant.now()).getTotalSeconds();

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
		return wallOffset;
	}

	@Override
	public int zoneOffsetSeconds() {
		return zoneOffset;
	}

	@Override
	public String zoneName() {
		return ZoneId.systemDefault().getDisplayName(TextStyle.SHORT, Locale.ROOT);
	}
}
