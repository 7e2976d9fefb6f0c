package org.tapsetstudio.dsl.ide.model;

import java.util.List;

/**
 * Something to be underlined in a script.
 *
 * @param error true for what keeps the script from running, false for a warning
 * @param start offset of the first character
 * @param end offset behind the last character, at least one behind the start except in an empty text
 * @param line number of the line of the start, from 1
 * @param code stable name of the rule, e.g. {@code syntax} or {@code unknown-function}
 * @param message whole sentence for people
 * @param candidates names that were perhaps meant, best first
 */
public record ScriptProblem(boolean error, int start, int end, int line, String code, String message, List<String> candidates) {
	public ScriptProblem {
		candidates = List.copyOf(candidates);
	}
}
