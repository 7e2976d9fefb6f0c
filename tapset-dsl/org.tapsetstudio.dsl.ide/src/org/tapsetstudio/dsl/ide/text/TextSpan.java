package org.tapsetstudio.dsl.ide.text;

/**
 * A stretch of a text.
 *
 * @param start offset of the first character
 * @param end offset behind the last character
 */
public record TextSpan(int start, int end) {

	public int length() {
		return end - start;
	}

	/** True if the offset is in the span or at its end, as a caret behind a word still is at that word. */
	public boolean touches(int offset) {
		return start <= offset && offset <= end;
	}
}
