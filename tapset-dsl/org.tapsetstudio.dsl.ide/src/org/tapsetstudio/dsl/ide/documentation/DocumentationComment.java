package org.tapsetstudio.dsl.ide.documentation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;

/** Reads the comment directly above a declaration. */
public final class DocumentationComment {

	private DocumentationComment() {
	}

	/** The comments that end on the line above the declaration in which the offset lies, without comment marks; "" if there are none. */
	public static String above(ScriptTokens tokens, int offset) {
		int index = declaration(tokens, offset);
		if (index < 0) {
			return "";
		}
		Deque<String> comments = new ArrayDeque<>();
		int below = tokens.token(index).start();
		for (int i = index - 1; i >= 0 && tokens.token(i).kind() == TokenKind.COMMENT; i--) {
			Token comment = tokens.token(i);
			boolean runsTheScript = comment.start() == 0 && comment.text().startsWith("#!");
			if (runsTheScript || blankLineBetween(tokens.text(), comment.end(), below) || sharesItsLine(tokens, i)) {
				break;
			}
			comments.addFirst(content(comment.text()));
			below = comment.start();
		}
		return String.join("\n", comments).strip();
	}

	/** Index of the keyword that begins the declaration around an offset; -1 if there is none. */
	private static int declaration(ScriptTokens tokens, int offset) {
		for (int i = Math.min(tokens.indexBehind(offset), tokens.size() - 1); i >= 0; i--) {
			Token token = tokens.token(i);
			boolean keyword = token.isKeyword("function") || token.isKeyword("probe") || token.isKeyword("global") || token.isKeyword("private");
			if (token.start() <= offset && (keyword || token.text().equals("@define"))) {
				boolean modified = i > 0 && tokens.token(i - 1).isKeyword("private");
				return modified ? i - 1 : i;
			}
		}
		return -1;
	}

	private static boolean blankLineBetween(String text, int end, int start) {
		return text.substring(end, start).chars().filter(character -> character == '\n').count() > 1;
	}

	/** A comment behind code belongs to that code. */
	private static boolean sharesItsLine(ScriptTokens tokens, int index) {
		return index > 0 && tokens.text().substring(tokens.token(index - 1).end(), tokens.token(index).start()).indexOf('\n') < 0
				&& tokens.token(index - 1).kind() != TokenKind.COMMENT;
	}

	private static String content(String comment) {
		if (comment.startsWith("/*")) {
			return comment.replaceFirst("^/\\*+", "").replaceFirst("\\*+/$", "").lines()
					.map(line -> line.strip().replaceFirst("^\\*\\s?", "")).collect(Collectors.joining("\n")).strip();
		}
		return comment.replaceFirst("^(#+|//+)\\s?", "").stripTrailing();
	}
}
