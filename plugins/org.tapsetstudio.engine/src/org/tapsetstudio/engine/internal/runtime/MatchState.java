package org.tapsetstudio.engine.internal.runtime;

import org.tapsetstudio.engine.ByteString;

/** The last use of {@code =~}. */
public final class MatchState {
	private ByteString text = ByteString.EMPTY;
	/** Bounds of the groups; null if it failed or never happened. */
	private int[] bounds;

	public void set(ByteString newText, int[] newBounds) {
		text = newText;
		bounds = newBounds;
	}

	/** Number of groups with the whole match; 0 after a failure. */
	public int groups() {
		return bounds == null ? 0 : bounds.length / 2;
	}

	/** A group's text, empty if it took no part; null if there is no such group. */
	public ByteString group(long number) {
		if (bounds == null || number < 0 || number >= groups()) {
			return null;
		}
		int start = bounds[(int) number * 2];
		int end = bounds[(int) number * 2 + 1];
		return start < 0 || end < start ? ByteString.EMPTY : ByteString.copyOf(text.bytes(), start, end - start);
	}
}
