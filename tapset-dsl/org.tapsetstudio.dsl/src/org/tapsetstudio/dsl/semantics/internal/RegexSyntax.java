package org.tapsetstudio.dsl.semantics.internal;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a pattern of {@code =~} is valid. The dialect is that of POSIX extended expressions: {@code . [ ] ( ) | * + ? {m,n} ^ $} and a backslash that takes the next
 * character literally.
 */
final class RegexSyntax {
	private static final Set<String> CLASSES = Set.of("alpha", "digit", "alnum", "upper", "lower", "space", "blank", "punct", "print", "graph", "cntrl", "xdigit");

	/** Most often that something can be repeated. */
	private static final int MOST = 32_766;
	private static final String CUT = "an escape for a byte has three octal digits, up to \\377, or x and two hexadecimal ones";
	private static final Pattern BYTE = Pattern.compile("\\\\(?:x[0-9a-fA-F]{2}|[0-3][0-7]{2})");

	private final byte[] pattern;
	private int at;

	private RegexSyntax(byte[] pattern) {
		this.pattern = pattern;
	}

	/**
	 * What is wrong with a pattern, or null.
	 *
	 * @param written the literal's text with its escapes, which must be complete: their digits are counted here more strictly than in other strings
	 */
	static String problem(byte[] pattern, String written) {
		return isCut(written) ? CUT : new RegexSyntax(pattern).alternatives(0);
	}

	private static boolean isCut(String written) {
		Matcher whole = BYTE.matcher(written);
		for (int i = written.indexOf('\\'); i >= 0 && i + 1 < written.length(); i = written.indexOf('\\', i)) {
			char letter = written.charAt(i + 1);
			boolean byNumber = letter == 'x' || letter >= '0' && letter <= '7';
			if (byNumber && !whole.region(i, written.length()).lookingAt())
				return true;
			i += byNumber ? 4 : 2;
		}
		return false;
	}

	private int peek() {
		return at < pattern.length ? pattern[at] & 0xff : -1;
	}

	private String alternatives(int depth) {
		if (depth > 200)
			return "it is nested too deeply";
		while (true) {
			String wrong = sequence(depth);
			if (wrong != null || peek() != '|')
				return wrong;
			at++;
		}
	}

	private String sequence(int depth) {
		boolean repeatable = false;
		while (peek() >= 0 && peek() != '|' && !(peek() == ')' && depth > 0)) {
			int c = peek();
			if (c == '*' || c == '+' || c == '?' || c == '{') {
				if (!repeatable)
					return "there is nothing before " + (char) c + " that could be repeated";
				String wrong = repetition();
				if (wrong != null)
					return wrong;
				continue;
			}
			String wrong = atom(depth);
			if (wrong != null)
				return wrong;
			repeatable = c != '^' && c != '$';
		}
		return null;
	}

	private String repetition() {
		if (pattern[at++] != '{')
			return null;
		long low = count();
		if (low < 0)
			return "behind { a number is expected";
		long high = low;
		if (peek() == ',') {
			at++;
			high = count();
		}
		if (peek() != '}')
			return "there is a { without a }";
		at++;
		if (Math.max(low, high) > MOST)
			return "nothing can be repeated more than " + MOST + " times";
		return high >= 0 && high < low ? "in {" + low + "," + high + "} the first number is the larger one" : null;
	}

	private long count() {
		if (peek() < '0' || peek() > '9')
			return -1;
		long value = 0;
		while (peek() >= '0' && peek() <= '9')
			value = Math.min(1_000_000, value * 10 + pattern[at++] - '0');
		return value;
	}

	private String atom(int depth) {
		int c = pattern[at++];
		switch (c) {
		case '\\':
			if (peek() < 0)
				return "it ends with a backslash";
			at++;
			return null;
		case '[':
			return set();
		case '(':
			if (peek() == '?' && at + 1 < pattern.length && pattern[at + 1] == ':')
				at++; // the colon stays, as a character of the text
			String wrong = alternatives(depth + 1);
			if (wrong != null)
				return wrong;
			if (peek() != ')')
				return "there is a ( without a )";
			at++;
			return null;
		default:
			return null;
		}
	}

	private String set() {
		if (peek() == '^')
			at++;
		boolean first = true;
		while (peek() >= 0 && (first || peek() != ']')) {
			first = false;
			if (peek() == '[' && at + 1 < pattern.length && pattern[at + 1] == ':') {
				int close = at + 2;
				while (close + 1 < pattern.length && !(pattern[close] == ':' && pattern[close + 1] == ']'))
					close++;
				if (close + 1 >= pattern.length)
					return "there is a [: without a :]";
				String name = new String(pattern, at + 2, close - at - 2, StandardCharsets.ISO_8859_1);
				if (!CLASSES.contains(name))
					return "there is no character class [:" + name + ":]";
				at = close + 2;
				continue;
			}
			int low = peek();
			at++;
			if (peek() == '-' && at + 1 < pattern.length && pattern[at + 1] != ']') {
				int high = pattern[at + 1] & 0xff;
				at += 2;
				if (high < low)
					return "the range " + (char) low + "-" + (char) high + " goes backwards";
			}
		}
		if (peek() != ']')
			return "there is a [ without a ]";
		at++;
		return null;
	}
}
