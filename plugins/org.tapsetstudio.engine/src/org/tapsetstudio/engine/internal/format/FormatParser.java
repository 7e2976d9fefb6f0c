package org.tapsetstudio.engine.internal.format;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Takes a format apart, once, when the program is prepared. */
public final class FormatParser {
	private static final String KINDS = "diuoxXpbcsmM";
	private static final String FLAGS = "0+- #";

	private final byte[] format;
	private final List<Conversion> parts = new ArrayList<>();
	private final ByteArrayOutputStream literal = new ByteArrayOutputStream();
	private int at;

	private FormatParser(byte[] format) {
		this.format = format;
	}

	/** @throws IllegalArgumentException if it is not a format, with a sentence */
	public static List<Conversion> parse(byte[] format) {
		return new FormatParser(format).parse();
	}

	private List<Conversion> parse() {
		while (at < format.length) {
			int b = format[at++];
			if (b != '%') {
				literal.write(b);
			} else if (peek() == '%') {
				at++;
				literal.write('%');
			} else {
				endLiteral();
				parts.add(conversion());
			}
		}
		endLiteral();
		return parts;
	}

	private void endLiteral() {
		if (literal.size() > 0) {
			parts.add(Conversion.literal(literal.toByteArray()));
			literal.reset();
		}
	}

	private Conversion conversion() {
		char flag = 0;
		if (FLAGS.indexOf(peek()) >= 0) {
			flag = (char) format[at++];
		}
		int width = number(-1);
		int precision = -1;
		if (peek() == '.') {
			at++;
			precision = number(0);
		}
		if (peek() == 'l') {
			at++;
		}
		int kind = peek();
		if (kind < 0 || KINDS.indexOf(kind) < 0) {
			throw new IllegalArgumentException("invalid or missing conversion specifier");
		}
		at++;
		return new Conversion(null, flag, width, precision, (char) kind);
	}

	private int number(int missing) {
		if (peek() == '*') {
			at++;
			return Conversion.FROM_ARGUMENT;
		}
		int value = missing;
		while (peek() >= '0' && peek() <= '9') {
			value = Math.max(value, 0) * 10 + format[at++] - '0';
			if (value > 1 << 20) {
				throw new IllegalArgumentException("a width or precision is too large");
			}
		}
		return value;
	}

	private int peek() {
		return at < format.length ? format[at] : -1;
	}
}
