package org.tapsetstudio.dsl.ide.signature;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.ide.text.Zone;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;

/**
 * Parentheses around a caret and what stands before them, which may be the name of something that is called.
 *
 * @param name the token before the parenthesis
 * @param argument in which argument the caret is, from 0
 */
public record OpenCall(Token name, int argument) {

	/** Innermost first; those of the statement that the caret is in. Needs the tokens alone, so it is quick. Any thread. */
	public static List<OpenCall> around(ScriptTokens tokens, int offset) {
		List<OpenCall> calls = new ArrayList<>();
		int commas = 0;
		int depth = 0;
		for (int i = tokens.indexBehind(offset - 1); i >= 0; i--) {
			if (i >= tokens.size() || tokens.token(i).end() > offset || tokens.token(i).kind() == TokenKind.COMMENT) {
				continue;
			}
			Token token = tokens.token(i);
			if (tokens.zone(i) != Zone.BODY || token.isOperator(";") || token.isOperator("{") || token.isOperator("}")) {
				return calls;
			}
			if (token.isOperator(")") || token.isOperator("]")) {
				depth++;
			} else if (token.isOperator("[")) {
				// the comma of keys is none of the call's
				commas = depth == 0 ? 0 : commas;
				depth = Math.max(0, depth - 1);
			} else if (token.isOperator("(") && depth-- == 0) {
				if (i > 0) {
					calls.add(new OpenCall(tokens.token(i - 1), commas));
				}
				depth = 0;
				commas = 0;
			} else if (token.isOperator(",") && depth == 0) {
				commas++;
			}
		}
		return calls;
	}
}
