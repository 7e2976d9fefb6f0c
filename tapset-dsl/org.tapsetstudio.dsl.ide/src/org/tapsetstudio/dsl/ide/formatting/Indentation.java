package org.tapsetstudio.dsl.ide.formatting;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.ide.text.Zone;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;

/** Follows the brackets of a script and says how deep each line stands. To be asked for each token in order; not thread-safe. */
final class Indentation {
	private static final Set<String> UNARY_ENDS = Set.of(")", "]", "}", "{", ";", "++", "--", "%?", "%:", "%)", "%(", "?", "!");
	private static final Set<String> HEADS = Set.of("if", "while", "for", "foreach");

	/** An open bracket: the depth outside of it, and whether it is the head of a statement. */
	private record Open(String text, int outside, boolean head) {
	}

	private final ScriptTokens tokens;
	private final Deque<Open> open = new ArrayDeque<>();
	private int depth;
	private int hanging;
	private boolean behindHead;
	/** Braces that the branch just closed left open: its conditional cuts a construct, which goes on behind it. */
	private int leftOpen;
	private int previous = -1;

	Indentation(ScriptTokens tokens) {
		this.tokens = tokens;
	}

	/** The depth of the line that begins with a token; takes note of the token. */
	int before(int index, boolean newLine) {
		Token token = tokens.token(index);
		if (tokens.zone(index) == Zone.TOP_LEVEL && token.kind() == TokenKind.KEYWORD && !inConditional()) {
			// a declaration begins: whatever was left open before is a mistake
			open.clear();
			depth = 0;
		}
		boolean comment = token.kind() == TokenKind.COMMENT;
		if (newLine && !comment) {
			hanging = behindHead && !token.isOperator("{") ? hanging + 1 : continues(index) ? Math.max(1, hanging) : 0;
		}
		boolean closes = closes(token);
		if (closes) {
			close(token);
		}
		int result = closes || token.isOperator("{") && !behindOpen() ? depth : depth + hanging;
		if (!comment) {
			note(index, token);
		}
		return result;
	}

	private boolean inConditional() {
		return open.stream().anyMatch(bracket -> bracket.text().equals("%("));
	}

	private boolean behindOpen() {
		return previous >= 0 && tokens.token(previous).isOperator("(");
	}

	/** True where the line goes on with what the line above began. */
	private boolean continues(int index) {
		if (previous < 0) {
			return false;
		}
		Token before = tokens.token(previous);
		if (!open.isEmpty() && (open.peek().text().equals("(") || open.peek().text().equals("["))) {
			return false;
		}
		if (before.kind() != TokenKind.OPERATOR) {
			return tokens.zone(index) == Zone.POINTS && !tokens.token(index).isOperator("{") && !tokens.token(index).text().startsWith("%");
		}
		return !UNARY_ENDS.contains(before.text());
	}

	private static boolean closes(Token token) {
		return token.kind() == TokenKind.OPERATOR && switch (token.text()) {
		case "}", ")", "]", "%)", "%:", "%?" -> true;
		default -> false;
		};
	}

	private void close(Token token) {
		boolean conditional = token.text().startsWith("%");
		leftOpen = 0;
		while (!open.isEmpty() && open.peek().text().equals("%(") != conditional && conditional) {
			leftOpen += open.pop().text().equals("{") ? 1 : 0;
		}
		if (!open.isEmpty() && (conditional || !open.peek().text().equals("%("))) {
			Open bracket = open.pop();
			depth = bracket.outside();
			behindHead = bracket.head();
		} else if (!conditional) {
			depth = Math.max(0, depth - 1);
		}
	}

	private void note(int index, Token token) {
		if (token.kind() == TokenKind.OPERATOR) {
			switch (token.text()) {
			case "{", "(", "[", "%(" -> push(token.text(), previous >= 0 && tokens.token(previous).kind() == TokenKind.KEYWORD
					&& tokens.zone(index) == Zone.BODY && HEADS.contains(tokens.token(previous).text()));
			case "%?", "%:" -> push("%(", false);
			case "%)" -> {
				for (; leftOpen > 0; leftOpen--) {
					push("{", false);
				}
			}
			default -> behindHead &= token.isOperator(")");
			}
		} else {
			behindHead = token.isKeyword("else");
		}
		previous = index;
	}

	private void push(String text, boolean head) {
		open.push(new Open(text, depth, head));
		if (text.equals("{")) {
			// the block of a statement that hangs, hangs with it
			hanging = 0;
		}
		depth++;
		behindHead = false;
	}
}
