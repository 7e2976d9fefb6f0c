package org.tapsetstudio.engine.internal.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.engine.ByteString;

/** The variables of one activation of a handler or function: locals first, then places for values in between. A local uses the array of its type. */
public final class Frame {
	public final long[] longs;
	public final ByteString[] strings;
	private final int[] longLocals;
	private final int[] stringLocals;
	/** What a function returns. */
	public long longResult;
	public ByteString stringResult = ByteString.EMPTY;

	/**
	 * @param locals types of the locals
	 * @param size places in all, at least as many as locals
	 */
	public Frame(List<Type> locals, int size) {
		longLocals = indices(locals, false);
		stringLocals = indices(locals, true);
		longs = new long[size];
		strings = new ByteString[size];
		Arrays.fill(strings, ByteString.EMPTY);
	}

	/** All locals as at the start of a handler. */
	public void reset() {
		for (int i : longLocals) {
			longs[i] = 0;
		}
		// Storing a reference costs more than reading one.
		for (int i : stringLocals) {
			if (strings[i] != ByteString.EMPTY) {
				strings[i] = ByteString.EMPTY;
			}
		}
	}

	/** Forgets what the function returned. */
	public void clearResult() {
		longResult = 0;
		stringResult = ByteString.EMPTY;
	}

	private static int[] indices(List<Type> locals, boolean ofStrings) {
		return IntStream.range(0, locals.size()).filter(i -> (locals.get(i) == Type.STRING) == ofStrings).toArray();
	}
}
