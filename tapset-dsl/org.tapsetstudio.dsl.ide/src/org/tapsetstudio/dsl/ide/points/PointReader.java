package org.tapsetstudio.dsl.ide.points;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;

import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.ide.text.Zone;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;

/** Reads points backwards from a place, so that what follows may still be missing. */
public final class PointReader {
	private final ScriptTokens tokens;
	private int index;

	private PointReader(ScriptTokens tokens, int index) {
		this.tokens = tokens;
		this.index = index;
	}

	/** The components before the one that begins behind token {@code last}: for {@code process("x").|} it is {@code process("x")}. */
	public static List<PointComponent> before(ScriptTokens tokens, int last) {
		return new PointReader(tokens, last).path();
	}

	/** The components up to the one whose parenthesis token {@code open} is, without that one's argument. */
	public static List<PointComponent> calling(ScriptTokens tokens, int open) {
		PointReader reader = new PointReader(tokens, open - 1);
		PointComponent own = reader.component();
		List<PointComponent> path = new ArrayList<>(reader.path());
		if (own != null) {
			path.add(own);
		}
		return path;
	}

	/** The whole point to which the component at a token belongs. */
	public static List<PointComponent> around(ScriptTokens tokens, int name) {
		int last = name;
		while (continues(tokens, last) && endOfComponent(tokens, last) + 2 < tokens.size() && isName(tokens.token(endOfComponent(tokens, last) + 2))) {
			last = endOfComponent(tokens, last) + 2;
		}
		return upTo(tokens, last);
	}

	private static List<PointComponent> upTo(ScriptTokens tokens, int name) {
		PointReader reader = new PointReader(tokens, endOfComponent(tokens, name));
		PointComponent own = reader.component();
		List<PointComponent> path = new ArrayList<>(reader.path());
		path.add(own);
		return path;
	}

	/** The points of the probe whose handler holds the token, groups resolved for the innermost only; empty in functions. */
	public static List<List<PointComponent>> ofHandler(ScriptTokens tokens, int inside) {
		int head = inside;
		while (head >= 0 && tokens.zone(head) == Zone.BODY) {
			head--;
		}
		List<List<PointComponent>> points = new ArrayList<>();
		for (int i = head; i >= 0 && isHead(tokens, i); i--) {
			// a component ends a point if no "." follows it
			boolean name = isName(tokens.token(i)) && tokens.zone(i) == Zone.POINTS && !tokens.token(i).isKeyword("if");
			if (name && !continues(tokens, i)) {
				points.add(0, upTo(tokens, i));
			}
		}
		return points;
	}

	private static boolean isHead(ScriptTokens tokens, int index) {
		return switch (tokens.zone(index)) {
		case POINTS, POINT_ARGUMENT, POINT_CONDITION -> true;
		default -> tokens.token(index).kind() == TokenKind.COMMENT;
		};
	}

	private static int endOfComponent(ScriptTokens tokens, int name) {
		int end = name;
		if (end + 1 < tokens.size() && tokens.token(end + 1).isOperator("(") && tokens.zone(end + 1) == Zone.POINT_ARGUMENT) {
			do {
				end++;
			} while (end + 1 < tokens.size() && tokens.zone(end + 1) == Zone.POINT_ARGUMENT);
		}
		return end;
	}

	private static boolean continues(ScriptTokens tokens, int name) {
		int next = endOfComponent(tokens, name) + 1;
		return next < tokens.size() && tokens.token(next).isOperator(".");
	}

	private List<PointComponent> path() {
		LinkedList<PointComponent> path = new LinkedList<>();
		leaveGroups();
		while (index >= 0 && tokens.token(index).isOperator(".")) {
			index--;
			PointComponent component = component();
			if (component == null) {
				break;
			}
			path.addFirst(component);
			leaveGroups();
		}
		return path;
	}

	/** Goes from within {@code x.{a,} back to the dot before the brace. */
	private void leaveGroups() {
		int depth = 0;
		for (int i = index; i >= 0 && tokens.zone(i) != Zone.BODY && !tokens.token(i).isKeyword("probe"); i--) {
			if (tokens.token(i).isOperator("}")) {
				depth++;
			} else if (tokens.token(i).isOperator("{") && depth-- == 0) {
				index = i - 1;
				depth = 0;
			} else if (i == index && tokens.token(i).isOperator(".")) {
				return;
			}
		}
	}

	private PointComponent component() {
		String argument = null;
		if (index >= 0 && tokens.token(index).isOperator(")")) {
			Token literal = index >= 2 ? tokens.token(index - 1) : null;
			argument = literal == null ? null : unquote(literal.text());
			while (index >= 0 && !tokens.token(index).isOperator("(")) {
				index--;
			}
			index--;
		}
		if (index < 0 || !isName(tokens.token(index))) {
			return null;
		}
		return new PointComponent(tokens.token(index--).text(), argument);
	}

	private static boolean isName(Token token) {
		return token.isName() || token.kind() == TokenKind.KEYWORD && !token.isKeyword("probe") || token.kind() == TokenKind.WILDCARD_NAME;
	}

	/** The inside of a string, finished or not. */
	public static String unquote(String text) {
		String inside = text.startsWith("\"") ? text.substring(1) : text;
		return inside.endsWith("\"") ? inside.substring(0, inside.length() - 1) : inside;
	}
}
