package org.tapsetstudio.dsl.ide.rename;

import java.util.List;

import org.tapsetstudio.dsl.ide.symbols.PrintFamily;
import org.tapsetstudio.dsl.lexer.Lexer;
import org.tapsetstudio.dsl.lexer.ScriptArguments;
import org.tapsetstudio.dsl.lexer.Source;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;

/** Looks whether a text can be a name at all. */
final class NewName {
	private NewName() {
	}

	static void check(String name) throws RenameException {
		List<Token> tokens = Lexer.tokenize(new Source("", name), ScriptArguments.NONE);
		if (tokens.size() == 1 && tokens.get(0).kind() == TokenKind.KEYWORD) {
			throw new RenameException("\"" + name + "\" is a keyword of the language.");
		}
		if (tokens.size() != 1 || tokens.get(0).kind() != TokenKind.IDENTIFIER) {
			throw new RenameException("\"" + name + "\" is not a name: a name has letters, digits and underscores, and does not begin with a digit.");
		}
		if (PrintFamily.signatures().containsKey(name)) {
			throw new RenameException("\"" + name + "\" is a function of the language.");
		}
	}
}
