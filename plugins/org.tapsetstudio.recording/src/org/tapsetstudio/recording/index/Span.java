package org.tapsetstudio.recording.index;

import org.tapsetstudio.recording.pairing.CallFlags;

/**
 * One call, or one marker without duration.
 *
 * @param depth calls around it
 * @param number its place among the calls of this depth and thread, from 0; {@link #OPEN} while it has not ended
 * @param function number of its function
 * @param start ticks
 * @param end ticks; equal to the start for a marker; of a call that has not ended, the last that is known of its thread
 * @param flags {@link CallFlags} and {@link #INSTANT}
 */
public record Span(int depth, int number, int function, long start, long end, int flags) {
	/** Flag of a marker that has no duration. */
	public static final int INSTANT = 128;
	/** Number of a call that has not ended: it gets its place when it does. */
	public static final int OPEN = -1;

	/** Whether it is a marker without duration. */
	public boolean isInstant() {
		return (flags & INSTANT) != 0;
	}

	/** Whether it has not ended. */
	public boolean isOpen() {
		return number == OPEN;
	}
}
