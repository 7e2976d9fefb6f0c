package org.tapsetstudio.dsl.ide.model;

import java.util.List;

import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.semantics.Symbols;

/**
 * Everything known about one text of a script. Immutable, may be read from any thread.
 *
 * @param tokens what is written
 * @param script the tree, with holes where the text is wrong
 * @param symbols which names mean what
 * @param problems errors and warnings, in the order of the text
 * @param surroundings what the script may draw on
 */
public record ScriptModel(ScriptTokens tokens, ParsedScript script, Symbols symbols, List<ScriptProblem> problems, Surroundings surroundings) {
	public ScriptModel {
		problems = List.copyOf(problems);
	}

	public String fileName() {
		return script.fileName();
	}

	/** The text that was read; the very string that was given, so that it can be compared by identity. */
	public String text() {
		return tokens.text();
	}
}
