package org.tapsetstudio.recording.internal;

import java.nio.charset.StandardCharsets;

/** Text in byte arrays of unknown origin. */
final class Bytes {
	private Bytes() {
	}

	/** The text up to the first NUL or the end; bytes that are not UTF-8 become U+FFFD. */
	static String text(byte[] bytes, int from, int to) {
		int end = from;
		while (end < to && bytes[end] != 0) {
			end++;
		}
		return new String(bytes, from, end - from, StandardCharsets.UTF_8);
	}
}
