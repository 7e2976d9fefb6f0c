package org.tapsetstudio.dsl.lexer;

import java.util.List;

/**
 * The words behind the script's name on the command line, which {@code $1}, {@code @1}, {@code $#} and {@code @#} stand for.
 *
 * @param values the words
 * @param known false in an editor, where nobody knows them yet: each {@code $N} then reads as 1 and each {@code @N} as an empty string
 */
public record ScriptArguments(List<String> values, boolean known) {
	public static final ScriptArguments NONE = new ScriptArguments(List.of(), true);
	public static final ScriptArguments UNKNOWN = new ScriptArguments(List.of(), false);

	public ScriptArguments {
		values = List.copyOf(values);
	}

	public static ScriptArguments of(List<String> values) {
		return new ScriptArguments(values, true);
	}

	/**
	 * The characters to paste.
	 *
	 * @param quoted true for {@code @}, false for {@code $}
	 * @param selector {@code #} or a decimal number
	 * @return null if there is no such argument
	 */
	String text(boolean quoted, String selector) {
		if (selector.equals("#")) {
			String count = Integer.toString(known ? values.size() : 1);
			return quoted ? '"' + count + '"' : count;
		}
		if (!known) {
			return quoted ? "\"\"" : "1";
		}
		int index = selector.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(selector);
		if (index < 1 || index > values.size()) {
			return null;
		}
		String value = values.get(index - 1);
		return quoted ? StringEscapes.quote(value) : value;
	}
}
