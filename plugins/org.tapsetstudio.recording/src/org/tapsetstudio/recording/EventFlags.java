package org.tapsetstudio.recording;

/** Bits of {@link StreamCursor#flags()}. */
public final class EventFlags {
	/** At least one value could not be read. */
	public static final int FAULT = 1;
	/** A return by exception. */
	public static final int UNWOUND = 2;
	/** An entry that resumes a generator or coroutine. */
	public static final int RESUME = 4;
	/** A return that suspends a generator or coroutine. */
	public static final int YIELD = 8;

	/** So many bits are flags; those above are the number of the processor and 1. */
	static final int BITS = 4;
	static final int ALL = (1 << BITS) - 1;

	private EventFlags() {
	}
}
