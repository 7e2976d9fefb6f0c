package org.tapsetstudio.launch;

import java.time.Duration;

/**
 * When a session ends by itself. 0 means never.
 *
 * @param seconds after the start
 * @param events recorded
 * @param megabytes size of the recording, in 10⁶ bytes
 */
public record Limits(long seconds, long events, long megabytes) {
	private static final long MEGABYTE = 1_000_000;

	/** The time, for {@link org.tapsetstudio.session.SessionRequest.Builder#limit}; null for none. */
	public Duration time() {
		return seconds == 0 ? null : Duration.ofSeconds(seconds);
	}

	/** Whether a session that is so far has to end. */
	public boolean reached(long recorded, long bytes) {
		return events > 0 && recorded >= events || megabytes > 0 && bytes >= megabytes * MEGABYTE;
	}
}
