package org.tapsetstudio.recording.pairing;

/**
 * Takes the calls of one lane in the order of time. Balanced: every {@code leave} ends the innermost open call; ticks never decrease and are never negative. A
 * {@code leave} is never sent when nothing is open.
 */
public interface CallSink {
	/** A call begins. Flags: RESUMED, INHERITED, CONTINUED, START_CUT. */
	void enter(int function, long ticks, int flags);

	/** The innermost call ends. Flags: UNWOUND, YIELDED, END_CUT. */
	void leave(long ticks, int flags);

	/**
	 * Nothing is open, and a call ends that had begun before the first event of the lane: everything so far happened inside it. Comes at most a thousand times; each
	 * such call is the caller of the one before.
	 */
	default void beforeTrace(int function, long ticks, int flags) {
	}

	/** Something without duration: a marker that neither begins nor ends anything, or whose other half was not recorded. */
	default void instant(int function, long ticks) {
	}

	/** Nothing has happened up to this moment. */
	default void time(long ticks) {
	}
}
