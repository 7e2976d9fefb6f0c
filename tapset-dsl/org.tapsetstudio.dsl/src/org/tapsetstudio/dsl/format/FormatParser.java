package org.tapsetstudio.dsl.format;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.format.FormatDirective.Conversion;
import org.tapsetstudio.dsl.format.FormatDirective.Text;
import org.tapsetstudio.dsl.program.Type;

/** Parses formats: {@code %[one flag][width or *][.precision or .*][l]letter}. */
public final class FormatParser {
	private static final String FLAGS = "0+- #";
	private static final String LETTERS = "diuoxXpbcsmM";

	private final byte[] format;
	private final List<FormatDirective> directives = new ArrayList<>();
	private final ByteArrayOutputStream text = new ByteArrayOutputStream();
	private int at;

	private FormatParser(byte[] format) {
		this.format = format;
	}

	/** The pieces of a format in order, never two texts in a row. */
	public static List<FormatDirective> parse(byte[] format) throws FormatException {
		FormatParser parser = new FormatParser(format);
		while (parser.at < format.length)
			parser.step();
		parser.endText();
		return List.copyOf(parser.directives);
	}

	/** Types of all arguments that the pieces take, in order. */
	public static List<Type> arguments(List<FormatDirective> directives) {
		List<Type> types = new ArrayList<>();
		for (FormatDirective directive : directives)
			if (directive instanceof Conversion conversion)
				types.addAll(conversion.arguments());
		return types;
	}

	private void step() throws FormatException {
		byte b = format[at++];
		if (b != '%') {
			text.write(b);
		} else if (peek() == '%') {
			at++;
			text.write('%');
		} else {
			endText();
			directives.add(conversion(at - 1));
		}
	}

	private Conversion conversion(int start) throws FormatException {
		char flag = 0;
		if (FLAGS.indexOf(peek()) >= 0)
			flag = (char) format[at++];
		if (peek() != 0 && FLAGS.indexOf(peek()) >= 0 && !Character.isDigit(peek()))
			throw new FormatException(start, "a conversion takes only one flag of 0 + - # and blank");
		int width = number(start);
		int precision = FormatDirective.NONE;
		if (peek() == '.') {
			at++;
			precision = number(start);
			// "%.s" means precision 0, as in C
			if (precision == FormatDirective.NONE)
				precision = 0;
		}
		if (peek() == 'l')
			at++;
		char letter = peek();
		if (letter == 0)
			throw new FormatException(start, "the conversion at the end of the format has no letter; write %% to print a percent sign");
		if (LETTERS.indexOf(letter) < 0)
			throw new FormatException(start, "there is no conversion %" + letter + "; known are %d %i %u %o %x %X %p %b %c %s %m %M and %%");
		at++;
		return new Conversion(flag, width, precision, letter);
	}

	private int number(int start) throws FormatException {
		if (peek() == '*') {
			at++;
			return FormatDirective.DYNAMIC;
		}
		if (!digit())
			return FormatDirective.NONE;
		int value = 0;
		while (digit()) {
			value = value * 10 + (format[at++] - '0');
			if (value > 1_000_000)
				throw new FormatException(start, "the width or precision is too large");
		}
		return value;
	}

	private boolean digit() {
		return peek() >= '0' && peek() <= '9';
	}

	/** The next byte as a character, NUL at the end (a format holds no NUL: it ends C strings). */
	private char peek() {
		return at < format.length ? (char) (format[at] & 0xff) : 0;
	}

	private void endText() {
		if (text.size() > 0)
			directives.add(new Text(text.toByteArray()));
		text.reset();
	}
}
