package org.tapsetstudio.engine.internal.runtime;

import org.tapsetstudio.engine.ByteString;

/** The last use of {@code =~}. */
public final class MatchState {
	private ByteString text = ByteString.EMPTY;
	/** Bounds of the groups; null if it failed or never happened. */
	private int[] bounds;
	/** Groups of the last use that succeeded. */
	private int known;

	/** @param newText may lack the end of what was searched, as strings are kept no longer than their limit */
	public void set(ByteString newText, int[] newBounds) {
		text = newText;
		bounds = newBounds;
		known = bounds == null ? known : groups();
	}

	/** Number of groups with the whole match; 0 after a failure. */
	public int groups() {
		return bounds == null ? 0 : bounds.length / 2;
	}

	/** Whether the last successful use, if there was one, had a group of this number, wherever it succeeded. */
	public boolean knows(long number) {
		return number >= 0 && number < known;
	}

	/** A group's text, empty if it took no part; null if there is no such group. */
	public ByteString group(long number) {
		if (bounds == null || number < 0 || number >= groups()) {
			return null;
		}
		int start = bounds[(int) number * 2];
		int end = Math.min(bounds[(int) number * 2 + 1], text.length());
		return start < 0 || end < start ? ByteString.EMPTY : ByteString.copyOf(text.bytes(), start, end - start);
	}
}
