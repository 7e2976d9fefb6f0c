package org.tapsetstudio.dsl.ide.coloring;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.ide.text.Zone;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.preprocessor.AtOperators;

/** Gives each token of a script its colour. Fast enough to be asked for at each keystroke. */
public final class Coloring {
	private static final Set<String> PREPROCESSOR = Set.of("%(", "%?", "%:", "%)");

	private final ScriptTokens tokens;
	private final InactiveCode inactive;
	private final VariableKinds variables;

	private Coloring(ScriptTokens tokens) {
		this.tokens = tokens;
		this.inactive = InactiveCode.of(tokens.expansion());
		this.variables = new VariableKinds(tokens, inactive::contains);
	}

	/** The coloured pieces of the text from left to right; they do not overlap. */
	public static List<ColoredSpan> of(ScriptTokens tokens) {
		return new Coloring(tokens).spans();
	}

	private List<ColoredSpan> spans() {
		List<ColoredSpan> spans = new ArrayList<>();
		int covered = 0;
		for (int i = 0; i < tokens.size(); i++) {
			Token token = tokens.token(i);
			variables.pass(i);
			ColorKind kind = inactive.contains(token) ? ColorKind.INACTIVE : kind(i, token);
			// tokens pasted by one script argument share its range
			if (kind != null && token.start() >= covered && token.end() > token.start()) {
				spans.add(new ColoredSpan(token.start(), token.end(), kind));
				covered = token.end();
			}
		}
		return spans;
	}

	private ColorKind kind(int index, Token token) {
		if (token.pasted()) {
			return ColorKind.TARGET_VARIABLE;
		}
		return switch (token.kind()) {
		case KEYWORD -> isName(index) ? nameKind(index) : ColorKind.KEYWORD;
		case STRING -> ColorKind.STRING;
		case NUMBER -> ColorKind.NUMBER;
		case COMMENT -> ColorKind.COMMENT;
		case TARGET, DOLLARS -> ColorKind.TARGET_VARIABLE;
		case AT_WORD -> AtOperators.NAMES.contains(token.text()) ? ColorKind.OPERATOR_WORD : ColorKind.MACRO;
		case EMBEDDED -> ColorKind.EMBEDDED_CODE;
		case IDENTIFIER, WILDCARD_NAME -> nameKind(index);
		case OPERATOR -> PREPROCESSOR.contains(token.text()) ? ColorKind.PREPROCESSOR : isWildcard(index) ? ColorKind.PROBE_POINT : null;
		case JUNK -> junkKind(token.text());
		case WHITESPACE -> null;
		};
	}

	/** Keywords are ordinary names as components of points and as members. */
	private boolean isName(int index) {
		if (tokens.zone(index) == Zone.POINTS) {
			return !tokens.token(index).isKeyword("if") || follows(index, ".");
		}
		return follows(index, "->");
	}

	private ColorKind nameKind(int index) {
		if (tokens.zone(index) == Zone.POINTS) {
			return ColorKind.PROBE_POINT;
		}
		Token next = index + 1 < tokens.size() ? tokens.token(index + 1) : null;
		boolean declared = index > 0 && tokens.token(index - 1).isKeyword("function");
		boolean called = tokens.zone(index) == Zone.BODY && next != null && next.isOperator("(");
		return declared || called && !follows(index, "->") ? ColorKind.FUNCTION : variables.kind(index);
	}

	private boolean isWildcard(int index) {
		return tokens.zone(index) == Zone.POINTS && tokens.token(index).text().startsWith("*");
	}

	private boolean follows(int index, String operator) {
		return index > 0 && tokens.token(index - 1).isOperator(operator);
	}

	/** What a person is still typing keeps the colour it will have. */
	private static ColorKind junkKind(String text) {
		return switch (text.charAt(0)) {
		case '"' -> ColorKind.STRING;
		case '$', '@' -> ColorKind.TARGET_VARIABLE;
		case '%' -> ColorKind.EMBEDDED_CODE;
		default -> Character.isDigit(text.charAt(0)) ? ColorKind.NUMBER : null;
		};
	}
}
