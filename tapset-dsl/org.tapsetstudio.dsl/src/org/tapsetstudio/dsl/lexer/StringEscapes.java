package org.tapsetstudio.dsl.lexer;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** String literals between what is written and what is meant. */
public final class StringEscapes {
	private static final String LETTERS = "abtnvfr";
	private static final String VALUES = "\007\b\t\n\013\f\r";

	private StringEscapes() {
	}

	/** A literal, with quotes, whose value is the given text. Everything but printable ASCII becomes an escape. */
	public static String quote(String value) {
		StringBuilder literal = new StringBuilder("\"");
		for (byte b : SourceBytes.encode(value)) {
			int c = b & 0xff;
			if (c == '"' || c == '\\') {
				literal.append('\\').append((char) c);
			} else if (c >= ' ' && c < 0x7f) {
				literal.append((char) c);
			} else {
				literal.append('\\').append((char) ('0' + (c >> 6))).append((char) ('0' + (c >> 3 & 7))).append((char) ('0' + (c & 7)));
			}
		}
		return literal.append('"').toString();
	}

	/** What stands between the quotes of a literal, which may lack its closing one. */
	public static String body(String literal) {
		int end = literal.length() > 1 && literal.endsWith("\"") ? literal.length() - 1 : literal.length();
		return literal.substring(Math.min(1, end), end);
	}

	/** A literal's body without the backslashes that mean nothing to C, as {@code \q}, and that of {@code \"}. */
	public static String known(String body) {
		StringBuilder known = new StringBuilder(body.length());
		for (int i = 0; i < body.length(); i++) {
			if (body.charAt(i) == '\\' && i + 1 < body.length()) {
				char letter = body.charAt(++i);
				if (LETTERS.indexOf(letter) >= 0 || letter == 'x' || letter == '\\' || letter >= '0' && letter <= '7') {
					known.append('\\');
				}
				known.append(letter);
			} else {
				known.append(body.charAt(i));
			}
		}
		return known.toString();
	}

	/**
	 * The bytes that a literal's body means, by C's rules: {@code \xHH…} takes all hexadecimal digits that follow and keeps the low byte, octal
	 * takes up to three digits, an unknown escape is the character itself. Other characters are taken as UTF-8. Bytes behind a NUL are dropped,
	 * as C strings end there.
	 */
	public static byte[] bytes(String body) {
		byte[] all = withNuls(body);
		int end = 0;
		while (end < all.length && all[end] != 0) {
			end++;
		}
		return Arrays.copyOf(all, end);
	}

	/** As {@link #bytes}, with NULs and what stands behind them. */
	public static byte[] withNuls(String body) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length());
		int i = 0;
		while (i < body.length()) {
			char c = body.charAt(i);
			if (c != '\\' || i + 1 >= body.length()) {
				int next = body.offsetByCodePoints(i, 1);
				bytes.writeBytes(SourceBytes.encode(body.substring(i, next)));
				i = next;
				continue;
			}
			char letter = body.charAt(i + 1);
			int digits = i + 1;
			int value = 0;
			if (letter >= '0' && letter <= '7') {
				while (digits < body.length() && digits < i + 4 && Character.digit(body.charAt(digits), 8) >= 0 && body.charAt(digits) < 0x80) {
					value = value * 8 + body.charAt(digits++) - '0';
				}
			} else if (letter == 'x') {
				digits++;
				while (digits < body.length() && body.charAt(digits) < 0x80 && Character.digit(body.charAt(digits), 16) >= 0) {
					value = value << 4 | Character.digit(body.charAt(digits++), 16);
				}
			} else if (LETTERS.indexOf(letter) >= 0) {
				value = VALUES.charAt(LETTERS.indexOf(letter));
				digits++;
			} else {
				i++; // the character itself, next time round
				int next = body.offsetByCodePoints(i, 1);
				bytes.writeBytes(SourceBytes.encode(body.substring(i, next)));
				i = next;
				continue;
			}
			bytes.write(value);
			i = digits;
		}
		return bytes.toByteArray();
	}
}
