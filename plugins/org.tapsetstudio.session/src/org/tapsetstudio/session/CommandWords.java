package org.tapsetstudio.session;

import java.util.ArrayList;
import java.util.List;

/** Splits a command typed as one text into words, by a shell's quoting rules, and runs nothing: no variables, globs or substitutions. */
public final class CommandWords {
	private CommandWords() {
	}

	/**
	 * The words of a command.
	 *
	 * @throws IllegalArgumentException if a quote is not closed, with a sentence for the user
	 */
	public static List<String> split(String command) {
		List<String> words = new ArrayList<>();
		StringBuilder word = null;
		char quote = 0;
		for (int i = 0; i < command.length(); i++) {
			char c = command.charAt(i);
			if (quote == '\'') {
				if (c == '\'') {
					quote = 0;
				} else {
					word.append(c);
				}
			} else if (c == '\\' && i + 1 < command.length() && (quote == 0 || "\"\\$`".indexOf(command.charAt(i + 1)) >= 0)) {
				word = started(word).append(command.charAt(++i));
			} else if (quote == '"') {
				if (c == '"') {
					quote = 0;
				} else {
					word.append(c);
				}
			} else if (c == '\'' || c == '"') {
				quote = c;
				word = started(word);
			} else if (Character.isWhitespace(c)) {
				if (word != null) {
					words.add(word.toString());
					word = null;
				}
			} else {
				word = started(word).append(c);
			}
		}
		if (quote != 0) {
			throw new IllegalArgumentException("The command has an opening " + quote + " that is not closed: " + command);
		}
		if (word != null) {
			words.add(word.toString());
		}
		return words;
	}

	private static StringBuilder started(StringBuilder word) {
		return word == null ? new StringBuilder() : word;
	}
}
