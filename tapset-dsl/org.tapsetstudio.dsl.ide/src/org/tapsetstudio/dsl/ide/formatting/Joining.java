package org.tapsetstudio.dsl.ide.formatting;

import java.util.List;

import org.tapsetstudio.dsl.lexer.Lexer;
import org.tapsetstudio.dsl.lexer.ScriptArguments;
import org.tapsetstudio.dsl.lexer.Source;
import org.tapsetstudio.dsl.lexer.Token;

/** Tells whether two tokens would be read as something else without a blank between them, as {@code %} and {@code (} are. */
final class Joining {
	private Joining() {
	}

	static boolean joins(Token before, Token after) {
		List<Token> together = Lexer.tokenize(new Source("", before.text() + after.text()), ScriptArguments.UNKNOWN);
		return together.size() != 2 || !together.get(0).text().equals(before.text()) || !together.get(1).text().equals(after.text());
	}
}
