package org.tapsetstudio.dsl.ide.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;

/** The declaration of a function that is called and does not exist yet. */
final class NewFunction {
	private NewFunction() {
	}

	/** A function with a parameter for each argument of the call whose name stands at an index; empty where that is no whole call. */
	static Optional<String> of(ScriptTokens tokens, int name) {
		return arguments(tokens, name + 1).map(parameters -> "function " + tokens.token(name).text() + "(" + String.join(", ", parameters) + ")\n{\n\treturn 0\n}\n\n");
	}

	/** A name for each argument behind an opening parenthesis: its own where it is a variable. */
	private static Optional<List<String>> arguments(ScriptTokens tokens, int open) {
		if (open >= tokens.size() || !tokens.token(open).isOperator("(")) {
			return Optional.empty();
		}
		List<String> names = new ArrayList<>();
		int depth = 0;
		int start = open + 1;
		for (int i = open; i < tokens.size(); i++) {
			Token token = tokens.token(i);
			if (token.isOperator("(") || token.isOperator("[")) {
				depth++;
			} else if (token.isOperator("]")) {
				depth--;
			} else if (token.isOperator(")") && --depth == 0) {
				if (i > open + 1) {
					names.add(name(tokens, start, i, names));
				}
				return Optional.of(names);
			} else if (token.isOperator(",") && depth == 1) {
				names.add(name(tokens, start, i, names));
				start = i + 1;
			}
		}
		return Optional.empty();
	}

	private static String name(ScriptTokens tokens, int start, int end, List<String> taken) {
		Token token = tokens.token(start);
		boolean variable = end == start + 1 && token.kind() == TokenKind.IDENTIFIER && !taken.contains(token.text());
		return variable ? token.text() : "value" + (taken.size() + 1);
	}
}
