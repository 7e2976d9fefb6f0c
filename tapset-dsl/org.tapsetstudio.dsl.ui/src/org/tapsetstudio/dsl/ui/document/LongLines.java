package org.tapsetstudio.dsl.ui.document;

/**
 * Lines that are so long that they stay plain: the time to draw a line grows with its length times its colors and underlines, and with the length of each underline. It would be minutes for a hundred
 * thousand characters.
 */
public final class LongLines {
	/** More characters than this are too many. */
	public static final int LONGEST = 5000;

	private LongLines() {
	}

	/** Whether a stretch of a text, from {@code start} to before {@code end}, reaches into such a line. Any thread. */
	public static boolean touch(CharSequence text, int start, int end) {
		int from = start;
		while (from > 0 && start - from <= LONGEST && !isEnd(text.charAt(from - 1))) {
			from--;
		}
		int length = 0;
		for (int at = from; at < text.length() && length <= LONGEST; at++) {
			if (!isEnd(text.charAt(at))) {
				length++;
			} else if (at < end) {
				length = 0;
			} else {
				return false;
			}
		}
		return length > LONGEST;
	}

	private static boolean isEnd(char character) {
		return character == '\n' || character == '\r';
	}
}
