package org.tapsetstudio.dsl.ide.references;

import java.util.Set;

import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.ide.text.Zone;
import org.tapsetstudio.dsl.lexer.Token;

/** Tells, by the tokens around a variable, whether it is given a value there. */
public final class WriteAccess {
	private static final Set<String> ASSIGNING = Set.of("=", "<<<", "+=", "-=", "*=", "/=", "%=", "<<=", ">>=", "&=", "^=", "|=", ".=", "++", "--");

	private WriteAccess() {
	}

	/** @param index of the token that is the variable's name */
	public static boolean at(ScriptTokens tokens, int index) {
		if (tokens.zone(index) == Zone.GLOBAL || tokens.zone(index) == Zone.FUNCTION_HEAD) {
			return true;
		}
		Token before = index > 0 ? tokens.token(index - 1) : null;
		if (before != null && (before.isOperator("++") || before.isOperator("--") || before.isKeyword("delete"))) {
			return true;
		}
		int next = behindKeys(tokens, index + 1);
		return next < tokens.size() && ASSIGNING.contains(tokens.token(next).text()) || isLoopVariable(tokens, index);
	}

	private static int behindKeys(ScriptTokens tokens, int index) {
		int depth = 0;
		for (int i = index; i < tokens.size(); i++) {
			if (tokens.token(i).isOperator("[")) {
				depth++;
			} else if (tokens.token(i).isOperator("]")) {
				depth--;
			} else if (depth == 0) {
				return i;
			}
		}
		return tokens.size();
	}

	/** Between the parenthesis of a {@code foreach} and its {@code in}. */
	private static boolean isLoopVariable(ScriptTokens tokens, int index) {
		for (int i = index - 1; i > 0 && !tokens.token(i).isKeyword("in") && !tokens.token(i).isOperator(";") && !tokens.token(i).isOperator("{"); i--) {
			if (tokens.token(i).isOperator("(")) {
				return tokens.token(i - 1).isKeyword("foreach");
			}
		}
		return false;
	}
}
