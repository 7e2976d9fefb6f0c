package org.tapsetstudio.engine.internal.format;

import java.util.List;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.text.ByteBuilder;
import org.tapsetstudio.engine.internal.text.Escapes;

/** Writes values by a format. The arguments stand in two arrays at the same position, as the types say. */
public final class Formatter {
	private static final int MOST_PADDING = 1 << 16;

	private final Conversion[] parts;
	private final ByteBuilder escaped = new ByteBuilder();

	public Formatter(List<Conversion> parts) {
		this.parts = parts.toArray(new Conversion[0]);
	}

	/** @param room bytes of {@code out} that will count: a binary number that does not fit is left out, not cut */
	public void format(ByteBuilder out, long[] longs, ByteString[] strings, int first, int room) {
		int next = first;
		for (Conversion part : parts) {
			if (part.literal() != null) {
				out.add(part.literal());
				continue;
			}
			int width = part.width();
			if (width == Conversion.FROM_ARGUMENT) {
				width = clamp(longs[next++]);
			}
			int precision = part.precision() == Conversion.FROM_ARGUMENT ? clamp(longs[next++]) : part.precision();
			if (part.kind() == 'b') {
				Numbers.binary(out, part.flag() == '-', width, precision, longs[next], room);
			} else {
				one(out, part.kind(), part.flag(), width, precision, longs[next], strings[next]);
			}
			next++;
		}
	}

	private void one(ByteBuilder out, char kind, char flag, int width, int precision, long number, ByteString string) {
		switch (kind) {
		case 's' -> string(out, flag, width, precision, string);
		case 'c' -> character(out, flag, width, (int) number & 0xff);
		case 'm' -> memory(out, flag, width, precision, string);
		case 'M' -> hexDump(out, flag, width, precision, string);
		default -> Numbers.add(out, kind, flag, width, precision, number);
		}
	}

	/** The flag {@code #} changes nothing here, and {@code 0} puts a NUL behind, as scripts know it. */
	private static void string(ByteBuilder out, char flag, int width, int precision, ByteString string) {
		padded(out, flag == '-', width, precision < 0 || precision >= string.length() ? string : ByteString.copyOf(string.bytes(), 0, precision));
		if (flag == '0') {
			out.add(0);
		}
	}

	private void character(ByteBuilder out, char flag, int width, int b) {
		escaped.clear();
		if (flag == '#') {
			Escapes.add(escaped, b, '\'');
		} else {
			escaped.add(b);
		}
		int padding = width - escaped.size();
		if (flag != '-') {
			out.repeat(' ', padding);
		}
		out.add(escaped);
		if (flag == '-') {
			out.repeat(' ', padding);
		}
	}

	private void memory(ByteBuilder out, char flag, int width, int precision, ByteString string) {
		int length = Math.min(string.length(), precision > 0 ? precision : 1);
		padded(out, flag == '-', width, ByteString.copyOf(string.bytes(), 0, length));
	}

	private void hexDump(ByteBuilder out, char flag, int width, int precision, ByteString string) {
		escaped.clear();
		int length = Math.min(string.length(), precision > 0 ? precision : 1);
		for (int i = 0; i < length; i++) {
			escaped.add("0123456789abcdef".charAt(string.at(i) >> 4)).add("0123456789abcdef".charAt(string.at(i) & 15));
		}
		padded(out, flag == '-', width, escaped.toByteString(Integer.MAX_VALUE));
	}

	private static void padded(ByteBuilder out, boolean left, int width, ByteString string) {
		int padding = width - string.length();
		if (!left) {
			out.repeat(' ', padding);
		}
		out.add(string);
		if (left) {
			out.repeat(' ', padding);
		}
	}

	/** A width or precision that is an argument; one below 0 counts as 0. */
	private static int clamp(long value) {
		return (int) Math.max(0, Math.min(MOST_PADDING, value));
	}
}
