package org.tapsetstudio.session;

import java.util.Locale;

/**
 * What becomes of a thread's stream that has reached its room.
 *
 * @param mebibytes the room of each thread
 */
public record Overflow(Policy policy, int mebibytes) {
	/** The ways. */
	public enum Policy {
		/** The recording grows as long as the disk has room; then events are lost and counted. */
		GROW,
		/** The thread waits for the script that handles its events; one that cannot be waited for (the session ended) lets it go on. Refused where no script runs. */
		BLOCK,
		/** The oldest events make room for new ones; how many went is counted. */
		OVERWRITE
	}

	/** Recordings grow. */
	public static final Overflow GROW = new Overflow(Policy.GROW, 64);

	private static final int MOST = 1 << 20;

	public Overflow {
		if (mebibytes < 1 || mebibytes > MOST) {
			throw new IllegalArgumentException("the room of a thread is 1 to " + MOST + " MiB, not " + mebibytes);
		}
	}

	/**
	 * Reads {@code grow}, {@code block} or {@code overwrite}, the last two with {@code :MIB} where 64 MiB for each thread are not right.
	 *
	 * @throws IllegalArgumentException with a sentence for the user
	 */
	public static Overflow parse(String text) {
		String[] parts = text.split(":", 2);
		try {
			Policy policy = Policy.valueOf(parts[0].toUpperCase(Locale.ROOT));
			if (parts.length == 1) {
				return new Overflow(policy, GROW.mebibytes);
			}
			if (policy != Policy.GROW) {
				return new Overflow(policy, Integer.parseInt(parts[1]));
			}
		} catch (NumberFormatException e) {
			throw new IllegalArgumentException("'" + parts[1] + "' is no whole number of MiB", e);
		} catch (IllegalArgumentException e) {
			if (parts.length > 1 && e.getMessage().startsWith("the room")) {
				throw e;
			}
		}
		throw new IllegalArgumentException("'" + text + "' is none of grow, block, block:MIB, overwrite and overwrite:MIB");
	}
}
