package org.tapsetstudio.session;

import java.time.Duration;

/** How far a session is. Counts are totals since the start. */
public record SessionProgress(long events, long lost, int processes, int threads, Duration elapsed) {
	public static final SessionProgress NONE = new SessionProgress(0, 0, 0, 0, Duration.ZERO);
}
