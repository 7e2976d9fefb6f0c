package org.tapsetstudio.dsl.preprocessor;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.lexer.Token;

/** Collects mistakes and places them in the script, also those that are found inside a macro's body. */
final class Problems {
	private final List<TokenProblem> problems = new ArrayList<>();

	/**
	 * @param token where the mistake is
	 * @param use the outermost use that brought the token here, or null
	 */
	void add(Token token, MacroUse use, String message) {
		if (use != null && use.macro() != null) {
			problems.add(new TokenProblem(use.start(), use.end(), message + " (in the expansion of " + use.text() + ")"));
		} else {
			problems.add(new TokenProblem(token.start(), token.end(), message));
		}
	}

	List<TokenProblem> list() {
		return problems;
	}
}
