package org.tapsetstudio.dsl.ide.text;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;

/**
 * Text to be put into a script.
 *
 * @param offset where
 * @param text with the line ends of the script
 */
public record Insertion(int offset, String text) {

	/**
	 * Puts a declaration, wherever somebody points, to where it breaks nothing: behind the declaration around that place, never into a comment, a conditional or between a declaration and the comment
	 * above it.
	 *
	 * @param declaration whole lines
	 */
	public static Insertion declaration(ScriptTokens tokens, int place, String declaration) {
		String script = tokens.text();
		String newLine = script.contains("\r\n") ? "\r\n" : "\n";
		String text = declaration.strip().replace("\n", newLine);
		int gap = gap(tokens, Math.min(place, script.length()));
		int line = script.lastIndexOf('\n', gap - 1) + 1;
		int end = script.indexOf('\n', gap) < 0 ? script.length() : script.indexOf('\n', gap);
		boolean begins = script.substring(line, gap).isBlank();
		boolean ends = script.substring(gap, end).isBlank();
		if (begins) {
			return new Insertion(line, text + (!ends ? newLine + newLine : end < script.length() ? "" : newLine));
		}
		return new Insertion(gap, newLine + newLine + text + (ends ? "" : newLine + newLine));
	}

	/** The next place at which a declaration can stand. */
	private static int gap(ScriptTokens tokens, int place) {
		List<TextSpan> declarations = declarations(tokens);
		int before = 0;
		for (TextSpan declaration : declarations) {
			if (declaration.start() < place && place < declaration.end()) {
				return endOfLine(tokens, declaration.end());
			}
			if (place <= declaration.start()) {
				int comments = startWithComments(tokens, declaration.start());
				return comments > place ? endOfLine(tokens, endOfComment(tokens, place)) : before > 0 ? endOfLine(tokens, before) : declaration.start();
			}
			before = declaration.end();
		}
		return endOfLine(tokens, endOfComment(tokens, place));
	}

	/** From the keyword to the last token, comments behind that excepted. */
	private static List<TextSpan> declarations(ScriptTokens tokens) {
		List<TextSpan> found = new ArrayList<>();
		int start = -1;
		int end = 0;
		int depth = 0;
		for (int i = 0; i < tokens.size(); i++) {
			Token token = tokens.token(i);
			if (token.kind() != TokenKind.COMMENT) {
				if (start < 0 || depth == 0 && begins(tokens, i)) {
					if (start >= 0) {
						found.add(new TextSpan(start, end));
					}
					start = token.start();
				}
				depth = Math.max(0, depth + (token.isOperator("%(") ? 1 : token.isOperator("%)") ? -1 : 0));
				end = token.end();
			}
		}
		if (start >= 0) {
			found.add(new TextSpan(start, end));
		}
		return found;
	}

	private static boolean begins(ScriptTokens tokens, int index) {
		Token token = tokens.token(index);
		return switch (token.kind()) {
		case KEYWORD -> tokens.zone(index) == Zone.TOP_LEVEL;
		case AT_WORD -> token.text().equals("@define");
		case EMBEDDED -> tokens.zone(index) == Zone.TOP_LEVEL;
		default -> false;
		};
	}

	/** Where the comments right above a declaration begin. */
	private static int startWithComments(ScriptTokens tokens, int declaration) {
		int start = declaration;
		for (int i = tokens.indexBehind(declaration) - 1; i >= 0 && tokens.token(i).kind() == TokenKind.COMMENT; i--) {
			String between = tokens.text().substring(tokens.token(i).end(), start);
			if (between.chars().filter(c -> c == '\n').count() > 1) {
				break;
			}
			start = tokens.token(i).start();
		}
		return start;
	}

	/** The place itself, or the end of the comment that it lies in. */
	private static int endOfComment(ScriptTokens tokens, int place) {
		int index = tokens.indexBehind(place - 1);
		boolean inside = index < tokens.size() && tokens.token(index).kind() == TokenKind.COMMENT && tokens.token(index).start() < place;
		return inside ? tokens.token(index).end() : place;
	}

	/** The end of the line, unless more than a comment follows in it. */
	private static int endOfLine(ScriptTokens tokens, int place) {
		int end = place;
		for (int i = tokens.indexBehind(place); i < tokens.size() && tokens.text().substring(end, tokens.token(i).start()).indexOf('\n') < 0; i++) {
			if (tokens.token(i).kind() != TokenKind.COMMENT) {
				return place;
			}
			end = tokens.token(i).end();
		}
		return end;
	}
}
