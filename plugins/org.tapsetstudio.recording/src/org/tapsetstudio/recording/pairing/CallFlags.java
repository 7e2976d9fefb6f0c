package org.tapsetstudio.recording.pairing;

/** What is special about the start or the end of a span. */
public final class CallFlags {
	/** Left by an exception, or found left when a caller returned. */
	public static final int UNWOUND = 1;
	/** The entry resumes a generator or coroutine: a further segment of an earlier call. */
	public static final int RESUMED = 2;
	/** The return suspends a generator or coroutine. */
	public static final int YIELDED = 4;
	/** The start was not seen: before the first event, or lost. */
	public static final int START_CUT = 8;
	/** The end was not seen: the recording, thread or process ended, or events were lost. */
	public static final int END_CUT = 16;
	/** Open in the parent process when this one was forked. */
	public static final int INHERITED = 32;
	/** Goes on after lost events: a further segment of a call whose entry was counted. */
	public static final int CONTINUED = 64;

	/** At the end: the call goes on as another part. What it had begun in has ended, and it does not end with that, as a transaction does not end with the query that began it. */
	public static final int PART_FOLLOWS = YIELDED | CONTINUED;
	/** At the start: a further part of the call of this function that ended at this time with {@link #PART_FOLLOWS}. */
	public static final int FURTHER_PART = RESUMED | CONTINUED;

	/** Whether this is but a part of a call, see {@link #PART_FOLLOWS} and {@link #FURTHER_PART}. */
	public static boolean isPart(int flags) {
		return (flags & PART_FOLLOWS) == PART_FOLLOWS || (flags & FURTHER_PART) == FURTHER_PART;
	}

	private static final int NOT_WHOLE = START_CUT | END_CUT | INHERITED | CONTINUED;

	/** Whether the start and the end of this are those of one call, so that its time tells how long a call lasts. A segment of a generator is whole, too. */
	public static boolean isWhole(int flags) {
		return (flags & NOT_WHOLE) == 0;
	}

	/** Whether a start or an end was not recorded. Those of a part were. */
	public static boolean isCut(int flags) {
		return (flags & (isPart(flags) ? NOT_WHOLE & ~CONTINUED : NOT_WHOLE)) != 0;
	}

	private CallFlags() {
	}
}
