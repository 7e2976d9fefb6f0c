package org.tapsetstudio.engine.internal.format;

import java.util.List;

import org.tapsetstudio.dsl.format.FormatDirective;
import org.tapsetstudio.dsl.format.FormatDirective.Conversion;
import org.tapsetstudio.dsl.format.FormatDirective.Text;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.text.ByteBuilder;
import org.tapsetstudio.engine.internal.text.Escapes;

/** Writes values by a format. The arguments stand in two arrays at the same position, as the types say. */
public final class Formatter {
	private static final int MOST_PADDING = 8192;

	private final FormatDirective[] pieces;
	private final ByteBuilder escaped = new ByteBuilder();

	public Formatter(List<FormatDirective> pieces) {
		this.pieces = pieces.toArray(new FormatDirective[0]);
	}

	/** @param room bytes of {@code out} that will count: widths end there, and a binary number that does not fit is left out, not cut */
	public void format(ByteBuilder out, long[] longs, ByteString[] strings, int first, int room) {
		int next = first;
		for (FormatDirective piece : pieces) {
			switch (piece) {
			case Text text -> out.add(text.bytes());
			case Conversion c -> {
				int width = c.width() == FormatDirective.DYNAMIC ? clamp(longs[next++]) : c.width();
				int precision = c.precision() == FormatDirective.DYNAMIC ? clamp(longs[next++]) : c.precision();
				int left = Math.max(0, room - out.size());
				width = Math.min(width, left);
				if (c.letter() == 'b') {
					Numbers.binary(out, c.flag() == '-', width, precision, longs[next], room);
				} else {
					one(out, c.letter(), c.flag(), width, Math.min(precision, left), longs[next], strings[next]);
				}
				next++;
			}
			}
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

	/** A width or precision that is an argument: its lower 32 bits with their sign; one below 0 counts as 0. */
	private static int clamp(long value) {
		return Math.clamp((int) value, 0, MOST_PADDING);
	}
}
