package org.tapsetstudio.engine.internal.text;

import org.tapsetstudio.engine.ByteString;

/** Writes unprintable bytes the way a C programmer would. */
public final class Escapes {
	private static final String LETTERS = "abtnvfr";
	private static final String DOTS = "...";

	private Escapes() {
	}

	/**
	 * Adds one byte, escaped where it is not printable.
	 *
	 * @param quote a quotation mark that must be escaped, too, or 0
	 */
	public static void add(ByteBuilder out, int b, int quote) {
		if (b >= 7 && b <= 13) {
			out.add('\\').add(LETTERS.charAt(b - 7));
		} else if (b == '\\' || b == quote && quote != 0) {
			out.add('\\').add(b);
		} else if (b >= 0x20 && b < 0x7f) {
			out.add(b);
		} else {
			out.add('\\').add('0' + (b >> 6)).add('0' + (b >> 3 & 7)).add('0' + (b & 7));
		}
	}

	/**
	 * Adds a string with its unprintable bytes and {@code "} escaped; well-formed UTF-8 of more than one byte becomes {@code \}{@code uXXXX}. No escape is split.
	 *
	 * @param most bytes to write at most, without the dots; quoted text takes 5 at least
	 * @param quoted whether to put quotation marks around it, and dots behind it where something was left out
	 */
	public static void addText(ByteBuilder out, ByteString string, int most, boolean quoted) {
		if (quoted) {
			out.add('"');
		}
		int room = quoted ? Math.max(most, 5) - 2 : most;
		int start = out.size();
		int beforeDots = start;
		boolean whole = true;
		for (int i = 0; i < string.length() && whole; ) {
			int before = out.size();
			i += addCharacter(out, string, i);
			if (out.size() - start > room) {
				out.cut(before);
				whole = false;
			} else if (out.size() - start <= room - DOTS.length()) {
				beforeDots = out.size();
			}
		}
		if (quoted && !whole) {
			out.cut(beforeDots);
		}
		if (quoted) {
			out.text(whole ? "\"" : "\"" + DOTS);
		}
	}

	/** One character; gives the number of bytes it has in the string. */
	private static int addCharacter(ByteBuilder out, ByteString string, int at) {
		int length = sequenceLength(string, at);
		if (length == 1) {
			add(out, string.at(at), '"');
			return 1;
		}
		int code = string.at(at) & 0xff >> length + 1;
		for (int k = 1; k < length; k++) {
			code = code << 6 | string.at(at + k) & 0x3f;
		}
		out.text(String.format(code > 0xffff ? "\\U%08X" : "\\u%04X", code));
		return length;
	}

	private static int sequenceLength(ByteString string, int at) {
		int lead = string.at(at);
		int length = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 1;
		if (at + length > string.length()) {
			return 1;
		}
		for (int k = 1; k < length; k++) {
			if ((string.at(at + k) & 0xc0) != 0x80) {
				return 1;
			}
		}
		return lead == 0xed && string.at(at + 1) >= 0xa0 ? 1 : length; // half a pair of UTF-16
	}
}
