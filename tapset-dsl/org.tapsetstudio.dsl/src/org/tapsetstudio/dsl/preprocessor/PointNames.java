package org.tapsetstudio.dsl.preprocessor;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;

/**
 * Joins the pieces of probe point names with wildcards: {@code sys*}, three tokens in an expression, is one name between {@code probe} and its body,
 * provided that no blank is inside. Where macros are used, blanks in the script count, not those in the macros' bodies, so even words can join.
 */
final class PointNames {
	private final List<PlacedToken> input;
	private final List<PlacedToken> output;
	private int index;

	private PointNames(List<PlacedToken> input) {
		this.input = input;
		this.output = new ArrayList<>(input.size());
	}

	static List<PlacedToken> join(List<PlacedToken> tokens) {
		PointNames names = new PointNames(tokens);
		while (names.index < tokens.size()) {
			boolean member = names.index > 0 && names.isOperator(names.index - 1, "->");
			boolean probe = names.token(names.index).isKeyword("probe") && !member;
			names.copy();
			if (probe) {
				names.header();
			}
		}
		return names.output;
	}

	/** From behind {@code probe} to before its body. */
	private void header() {
		boolean expectName = true;
		int groups = 0;
		while (index < input.size()) {
			Token token = token(index);
			if (isNamePart(index) && (expectName || !token.isKeyword("if"))) {
				if (!expectName && token.isKeyword("probe")) {
					return; // the header was never finished
				}
				name();
				expectName = false;
			} else if (token.isOperator("{")) {
				if (!expectName) {
					return;
				}
				groups++;
				copy();
			} else if (token.isOperator("}")) {
				if (groups-- == 0) {
					return;
				}
				expectName = false;
				copy();
			} else if (token.isOperator("(")) {
				parentheses();
				expectName = false;
			} else {
				expectName = token.isOperator(".") || token.isOperator(",") || token.isOperator("=") || token.isOperator("+=");
				copy();
			}
		}
	}

	private void name() {
		int end = index + 1;
		StringBuilder text = new StringBuilder(token(index).text());
		while (end < input.size() && isNamePart(end) && joins(end)) {
			text.append(token(end).text());
			end++;
		}
		if (end > index + 1 || isOperator(index, "*")) {
			output.add(new PlacedToken(Token.glue(token(index), token(end - 1), text.toString()), input.get(index).use(), input.get(index).adjacent()));
			index = end;
		} else {
			copy();
		}
	}

	/** Whether nothing stands before a piece: no blank, and nothing that is not a token. */
	private boolean joins(int i) {
		return input.get(i).adjacent() && (input.get(i).use() != null || input.get(i - 1).use() != null || token(i - 1).end() == token(i).start());
	}

	private void parentheses() {
		int depth = 0;
		do {
			depth += isOperator(index, "(") ? 1 : isOperator(index, ")") ? -1 : 0;
			copy();
		} while (depth > 0 && index < input.size() && !isOperator(index, "{"));
	}

	private boolean isNamePart(int i) {
		return token(i).isName() || token(i).kind() == TokenKind.KEYWORD || isOperator(i, "*");
	}

	private boolean isOperator(int i, String operator) {
		return token(i).isOperator(operator);
	}

	private Token token(int i) {
		return input.get(i).token();
	}

	private void copy() {
		output.add(input.get(index++));
	}
}
