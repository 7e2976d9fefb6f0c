package org.tapsetstudio.session;

import java.time.Duration;

/**
 * How far a session is. Counts are totals since the start.
 *
 * @param events recorded
 * @param discarded hits that no handler has a use for: turned away by the conditions of the plan where they happened
 * @param lost events that could not be recorded
 */
public record SessionProgress(long events, long discarded, long lost, int processes, int threads, Duration elapsed) {
	public static final SessionProgress NONE = new SessionProgress(0, 0, 0, 0, 0, Duration.ZERO);

	/** How often markers were hit. */
	public long hits() {
		return events + discarded + lost;
	}
}
