package org.tapsetstudio.dsl.format;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.format.FormatDirective.Conversion;
import org.tapsetstudio.dsl.format.FormatDirective.Text;
import org.tapsetstudio.dsl.lexer.StringEscapes;
import org.tapsetstudio.dsl.program.Type;

/**
 * Parses formats: {@code %[one flag][width or *][.precision or .*][l]letter}. A format is what stands between the quotes of its literal: escapes get their meaning in the texts between
 * conversions only, so {@code "\45d"} is no conversion.
 */
public final class FormatParser {
	private static final String FLAGS = "0+- #";
	private static final String LETTERS = "diuoxXpbcsmM";

	private final String format;
	private final List<FormatDirective> directives = new ArrayList<>();
	private final StringBuilder text = new StringBuilder();
	private int at;

	private FormatParser(String body) {
		format = StringEscapes.known(body);
	}

	/** The pieces of a format in order, never two texts in a row. */
	public static List<FormatDirective> parse(String body) throws FormatException {
		FormatParser parser = new FormatParser(body);
		while (parser.at < parser.format.length())
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
		char c = format.charAt(at++);
		if (c != '%') {
			text.append(c);
		} else if (peek() == '%') {
			at++;
			text.append('%');
		} else {
			endText();
			directives.add(conversion(at - 1));
		}
	}

	private Conversion conversion(int start) throws FormatException {
		char flag = 0;
		if (FLAGS.indexOf(peek()) >= 0)
			flag = format.charAt(at++);
		if (peek() != 0 && FLAGS.indexOf(peek()) >= 0 && !Character.isDigit(peek()))
			throw new FormatException(start, "a conversion takes only one flag of 0 + - # and blank");
		int width = number(start);
		int precision = FormatDirective.NONE;
		if (peek() == '.') {
			at++;
			precision = number(start); // a point alone says nothing: "%.s" is "%s", unlike in C
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
			value = value * 10 + (format.charAt(at++) - '0');
			if (value > 1_000_000)
				throw new FormatException(start, "the width or precision is too large");
		}
		return value;
	}

	private boolean digit() {
		return peek() >= '0' && peek() <= '9';
	}

	/** The next character, NUL at the end. */
	private char peek() {
		return at < format.length() ? format.charAt(at) : 0;
	}

	private void endText() {
		if (!text.isEmpty())
			directives.add(Text.of(text.toString()));
		text.setLength(0);
	}
}
