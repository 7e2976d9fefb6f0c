package org.tapsetstudio.engine.internal.runtime;

import java.util.Arrays;

import org.tapsetstudio.engine.ByteString;

/** The variables of one activation of a handler or function: locals first, then places for values in between. A local uses the array of its type. */
public final class Frame {
	public final long[] longs;
	public final ByteString[] strings;
	private final int locals;
	/** What a function returns. */
	public long longResult;
	public ByteString stringResult = ByteString.EMPTY;

	public Frame(int locals, int size) {
		this.locals = locals;
		longs = new long[size];
		strings = new ByteString[size];
		Arrays.fill(strings, ByteString.EMPTY);
	}

	/** All locals as at the start of a handler. */
	public void reset() {
		for (int i = 0; i < locals; i++) {
			longs[i] = 0;
			strings[i] = ByteString.EMPTY;
		}
		longResult = 0;
		stringResult = ByteString.EMPTY;
	}
}
