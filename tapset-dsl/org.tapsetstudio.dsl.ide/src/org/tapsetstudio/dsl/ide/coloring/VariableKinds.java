package org.tapsetstudio.dsl.ide.coloring;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.ide.text.Zone;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;

/** Tells globals of a script and parameters from locals by the tokens alone. A parameter hides a global of its name. To be asked from left to right. */
final class VariableKinds {
	private final ScriptTokens tokens;
	private final Set<String> globals = new HashSet<>();
	private final Set<String> parameters = new HashSet<>();

	/** @param dead true for tokens that the preprocessor leaves out: they declare nothing */
	VariableKinds(ScriptTokens tokens, Predicate<Token> dead) {
		this.tokens = tokens;
		for (int i = 0; i < tokens.size(); i++) {
			if (isDeclaredGlobal(i) && !dead.test(tokens.token(i))) {
				globals.add(tokens.token(i).text());
			}
		}
	}

	/** To be told of each token: a declaration ends what the parameters before it are known in. */
	void pass(int index) {
		if (tokens.zone(index) == Zone.TOP_LEVEL) {
			parameters.clear();
		}
	}

	/** Null for locals, and for what is no variable. */
	ColorKind kind(int index) {
		String name = tokens.token(index).text();
		return switch (tokens.zone(index)) {
		case GLOBAL -> isDeclaredGlobal(index) ? ColorKind.GLOBAL : null;
		case FUNCTION_HEAD -> isParameter(index) ? declared(name) : null;
		case BODY, POINT_CONDITION -> before(index, "->") ? null : parameters.contains(name) ? ColorKind.PARAMETER : globals.contains(name) ? ColorKind.GLOBAL : null;
		default -> null;
		};
	}

	private ColorKind declared(String parameter) {
		parameters.add(parameter);
		return ColorKind.PARAMETER;
	}

	private boolean isDeclaredGlobal(int index) {
		return tokens.zone(index) == Zone.GLOBAL && tokens.token(index).kind() == TokenKind.IDENTIFIER && (before(index, "global") || before(index, "private") || before(index, ","));
	}

	private boolean isParameter(int index) {
		return before(index, "(") || before(index, ",");
	}

	private boolean before(int index, String text) {
		int previous = index - 1;
		while (previous >= 0 && tokens.token(previous).kind() == TokenKind.COMMENT) {
			previous--;
		}
		return previous >= 0 && tokens.token(previous).text().equals(text);
	}
}
