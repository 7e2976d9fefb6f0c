package org.tapsetstudio.engine.internal.format;

import org.tapsetstudio.engine.internal.text.ByteBuilder;

/** Number conversions of the print family. */
final class Numbers {
	private Numbers() {
	}

	/** A number in the base that {@code kind} (one of {@code d i u o x X p}) stands for. Zeros of the flag {@code 0} come after sign and prefix. */
	static void add(ByteBuilder out, char kind, char flag, int width, int precision, long value) {
		boolean signed = kind == 'd' || kind == 'i';
		if (signed && width < 0 && precision < 0 && flag == 0) {
			out.number(value);
			return;
		}
		boolean special = flag == '#' || kind == 'p';
		String digits = switch (kind) {
		case 'd', 'i' -> value < 0 ? Long.toUnsignedString(-value) : Long.toString(value);
		case 'o' -> Long.toOctalString(value);
		case 'x', 'p' -> Long.toHexString(value);
		case 'X' -> Long.toHexString(value).toUpperCase(java.util.Locale.ROOT);
		default -> Long.toUnsignedString(value);
		};
		String prefix = "";
		if (signed) {
			prefix = value < 0 ? "-" : flag == '+' ? "+" : flag == ' ' ? " " : "";
		} else if (special) {
			prefix = switch (kind) {
			case 'o' -> "0";
			case 'x', 'p' -> "0x";
			case 'X' -> "0X";
			default -> "";
			};
		}
		int zeros = Math.max(0, precision - digits.length());
		int padding = width - prefix.length() - zeros - digits.length();
		if (flag != '-' && flag != '0') {
			out.repeat(' ', padding);
		}
		out.text(prefix);
		if (flag == '0') {
			out.repeat('0', padding);
		}
		out.repeat('0', zeros).text(digits);
		if (flag == '-') {
			out.repeat(' ', padding);
		}
	}

	/** The lowest bytes of a number, lowest first: as many as the precision says, or the width, where that is a size of numbers; NULs fill up to the width. Without the number if {@code out} would be larger than {@code room}. */
	static void binary(ByteBuilder out, boolean left, int width, int precision, long value, int room) {
		int bytes = isSize(precision) ? precision : isSize(width) ? width : Long.BYTES;
		int padding = width - bytes;
		if (!left) {
			out.repeat(0, padding);
		}
		boolean fits = out.size() + bytes <= room;
		for (int i = 0; fits && i < bytes; i++) {
			out.add((int) (value >>> 8 * i));
		}
		if (left) {
			out.repeat(0, padding);
		}
	}

	private static boolean isSize(int bytes) {
		return bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8;
	}
}
