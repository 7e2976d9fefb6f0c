package org.tapsetstudio.dsl.ide.references;

import java.util.Optional;

import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;
import org.tapsetstudio.dsl.preprocessor.Macro;

/**
 * Where a macro is defined.
 *
 * @param fileName of the script itself or of a library of macros
 * @param name in the definition
 */
public record MacroOrigin(String fileName, TextSpan name) {

	/** The macro that a name means in a script; its own one before that of a library. */
	public static Optional<MacroOrigin> of(ScriptModel model, String name) {
		Macro own = model.tokens().expansion().macros().get(name);
		if (own != null) {
			return Optional.of(new MacroOrigin(model.fileName(), span(own)));
		}
		Macro macro = model.surroundings().tapsets().macros().find(name);
		return macro == null ? Optional.empty() : Optional.of(new MacroOrigin(macro.source().name(), span(macro)));
	}

	private static TextSpan span(Macro macro) {
		return new TextSpan(macro.nameToken().start(), macro.nameToken().end());
	}

	/** True for a use of a macro, and for its name where it is defined. */
	public static boolean isName(ScriptModel model, Token token) {
		Macro macro = model.tokens().expansion().macros().get(token.text());
		return token.kind() == TokenKind.AT_WORD || macro != null && macro.nameToken().start() == token.start();
	}

	/** The name of the macro that a token mentions. */
	public static String name(Token token) {
		return token.kind() == TokenKind.AT_WORD ? token.text().substring(1) : token.text();
	}
}
