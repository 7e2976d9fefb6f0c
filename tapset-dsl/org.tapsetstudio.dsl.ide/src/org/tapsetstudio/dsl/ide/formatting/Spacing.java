package org.tapsetstudio.dsl.ide.formatting;

import java.util.Set;

import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.ide.text.Zone;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;

/** The blanks between two tokens of one line. */
final class Spacing {
	private static final Set<String> BINARY = Set.of("=", "<<<", "+=", "-=", "*=", "/=", "%=", "<<=", ">>=", "&=", "^=", "|=", ".=", "==", "!=", "<", ">", "<=", ">=", "=~", "!~",
			"&&", "||", "<<", ">>", "?", "/", "|", "^", "%(", "%?", "%:", "%)");
	private static final Set<String> HEADS = Set.of("if", "while", "for", "foreach", "catch");
	private final ScriptTokens tokens;

	Spacing(ScriptTokens tokens) {
		this.tokens = tokens;
	}

	/** What stands between two neighbours; the gap as it is where it has a meaning or is a matter of taste. */
	String between(int left, int right, String gap) {
		Token before = tokens.token(left);
		Token after = tokens.token(right);
		if (before.kind() == TokenKind.COMMENT || after.kind() == TokenKind.COMMENT || before.pasted() || after.pasted()) {
			return gap;
		}
		Zone zone = tokens.zone(right);
		if (zone == Zone.POINTS && mayGlue(before, after) && tokens.zone(left) == Zone.POINTS) {
			return gap.isEmpty() ? "" : " ";
		}
		String wanted = wanted(before, after, right, gap.isEmpty() ? "" : " ");
		return wanted.isEmpty() && Joining.joins(before, after) ? " " : wanted;
	}

	private String wanted(Token before, Token after, int right, String given) {
		if (after.isOperator(";") || after.isOperator(",") || after.isOperator("]")) {
			return after.isOperator(",") && before.isOperator("}") ? given : "";
		}
		if (before.isOperator(",") || before.isOperator(";") || after.isOperator("{") && !opensGroup(before)) {
			return " ";
		}
		if (before.isOperator("{") || after.isOperator("}")) {
			return tokens.zone(right) == Zone.BODY ? before.isOperator("{") && after.isOperator("}") ? given : " " : given;
		}
		if (before.isOperator("(") || after.isOperator(")") || before.isOperator("[")) {
			return isControl(before) || isControl(after) ? " " : "";
		}
		if (isControl(before) || isControl(after)) {
			return " ";
		}
		if (after.isOperator("(") && before.kind() == TokenKind.KEYWORD && HEADS.contains(before.text()) && !isMember(right - 1)) {
			return " ";
		}
		if (BINARY.contains(before.text()) || BINARY.contains(after.text())) {
			Zone zone = tokens.zone(right);
			// a suffix of a point, and what stands in the heads of functions and globals
			return zone == Zone.BODY || zone == Zone.TOP_LEVEL || before.text().endsWith("=") || after.text().endsWith("=") ? " " : given;
		}
		return given;
	}

	private static boolean isControl(Token token) {
		return token.kind() == TokenKind.OPERATOR && token.text().startsWith("%") && token.text().length() == 2 && !token.text().equals("%=");
	}

	private boolean isMember(int index) {
		return index > 0 && (tokens.token(index - 1).isOperator(".") || tokens.token(index - 1).isOperator("->"));
	}

	/** A brace where a point is due, which opens a group of points. */
	private static boolean opensGroup(Token before) {
		return before.isOperator(".") || before.isOperator("{");
	}

	/** Names, keywords and stars that touch are one name of a point. */
	static boolean mayGlue(Token before, Token after) {
		return isPart(before) && isPart(after);
	}

	private static boolean isPart(Token token) {
		return switch (token.kind()) {
		case IDENTIFIER, KEYWORD, TARGET, DOLLARS, NUMBER, WILDCARD_NAME -> true;
		case OPERATOR -> token.text().startsWith("*") || token.text().equals("?");
		default -> false;
		};
	}
}
