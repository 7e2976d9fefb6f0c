package org.tapsetstudio.dsl.ide.text;

import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;

/**
 * Follows the tokens of a script and says in which zone each stands. Recovers at each declaration keyword, so that one broken probe does not spoil
 * the rest. Takes significant tokens only, in order; pure state machine, not thread-safe.
 */
final class ZoneScanner {
	private Zone zone = Zone.TOP_LEVEL;
	private int braces;
	private int parentheses;
	private Token previous;

	/** The zone of the next token. */
	Zone next(Token token) {
		Zone result = token.kind() == TokenKind.KEYWORD && startsDeclaration(token) ? declaration(token) : inside(token);
		previous = token;
		return result;
	}

	/** The zone of a token that would be typed behind those seen so far. */
	Zone current() {
		return zone;
	}

	private boolean startsDeclaration(Token token) {
		boolean member = previous != null && (previous.isOperator(".") || previous.isOperator("->"));
		return switch (token.text()) {
		case "probe", "function", "global", "private" -> !member;
		default -> false;
		};
	}

	private Zone declaration(Token keyword) {
		boolean afterPrivate = previous != null && previous.isKeyword("private");
		zone = switch (keyword.text()) {
		case "probe" -> Zone.POINTS;
		case "function" -> Zone.FUNCTION_HEAD;
		default -> Zone.GLOBAL;
		};
		braces = 0;
		parentheses = 0;
		return afterPrivate ? zone : Zone.TOP_LEVEL;
	}

	private Zone inside(Token token) {
		return switch (zone) {
		case POINTS -> inPoints(token);
		case POINT_ARGUMENT, POINT_CONDITION -> inParentheses(token);
		case FUNCTION_HEAD -> token.isOperator("{") ? openBody() : token.kind() == TokenKind.EMBEDDED ? close(zone) : zone;
		case BODY -> inBody(token);
		case GLOBAL -> token.isOperator(";") ? close(zone) : zone;
		case TOP_LEVEL -> topLevel(token);
		};
	}

	private Zone inPoints(Token token) {
		if (token.isOperator("(")) {
			zone = previous != null && previous.isKeyword("if") ? Zone.POINT_CONDITION : Zone.POINT_ARGUMENT;
			parentheses = 1;
			return zone;
		}
		if (token.isOperator("{") && !opensGroup()) {
			return openBody();
		}
		return zone;
	}

	/** A brace where a point or a component is due opens a group of alternatives; any other one opens the handler. */
	private boolean opensGroup() {
		return previous != null && (previous.isKeyword("probe") || previous.kind() == TokenKind.OPERATOR && switch (previous.text()) {
		case ".", ",", "=", "+=", "{" -> true;
		default -> false;
		});
	}

	private Zone inParentheses(Token token) {
		Zone here = zone;
		if (token.isOperator("(")) {
			parentheses++;
		} else if (token.isOperator(")") && --parentheses == 0) {
			zone = Zone.POINTS;
		} else if (token.isOperator("{")) {
			// an unclosed parenthesis: no argument and no condition holds a brace
			return openBody();
		}
		return here;
	}

	private Zone inBody(Token token) {
		if (token.isOperator("{")) {
			braces++;
		} else if (token.isOperator("}") && --braces == 0) {
			zone = Zone.TOP_LEVEL;
		}
		return Zone.BODY;
	}

	private Zone topLevel(Token token) {
		// the second block of "probe a = b { } , { }"
		return token.isOperator("{") ? openBody() : Zone.TOP_LEVEL;
	}

	private Zone openBody() {
		zone = Zone.BODY;
		braces = 1;
		return zone;
	}

	private Zone close(Zone here) {
		zone = Zone.TOP_LEVEL;
		return here;
	}
}
