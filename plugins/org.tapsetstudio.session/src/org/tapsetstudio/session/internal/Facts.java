package org.tapsetstudio.session.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;

import org.tapsetstudio.engine.SessionFacts;

/** What a script may ask of its session. All but the target is known at the start and stays, so that a replay can give the same answers. */
final class Facts implements SessionFacts {
	int target;
	private final long wallOffset;
	private final int zoneOffset = ZoneId.systemDefault().getRules().getOffset(Instant.now()).getTotalSeconds();

	Facts(MachineClock clock) {
		wallOffset = clock.wallOffset();
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
