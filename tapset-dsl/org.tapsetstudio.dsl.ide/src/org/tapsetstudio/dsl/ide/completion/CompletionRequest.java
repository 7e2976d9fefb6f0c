package org.tapsetstudio.dsl.ide.completion;

import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.points.PointReader;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.ide.text.Zone;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;

/** A caret in a text, with what stands before it. Immutable. */
public final class CompletionRequest {
	private final ScriptModel model;
	private final ScriptTokens tokens;
	private final int offset;
	private final Token typed;
	private final int previous;

	/** @param model of the very text in which the caret stands */
	public CompletionRequest(ScriptModel model, int offset) {
		this(model, model.tokens(), offset);
	}

	/**
	 * @param model says what names mean, possibly of an older text
	 * @param tokens of the very text in which the caret stands
	 * @param caret its offset; the end of the text where that has become shorter
	 */
	public CompletionRequest(ScriptModel model, ScriptTokens tokens, int caret) {
		this.model = model;
		this.tokens = tokens;
		this.offset = Math.min(caret, tokens.text().length());
		int index = tokens.indexBehind(offset - 1);
		boolean touches = offset > 0 && index < tokens.size() && tokens.token(index).start() < offset && hasPrefix(tokens.token(index));
		typed = touches ? tokens.token(index) : null;
		int last = (touches ? index : tokens.indexBehind(offset)) - 1;
		// "ab|" without a typed word: the token that ends at the caret comes before it
		while (last >= 0 && tokens.token(last).kind() == TokenKind.COMMENT) {
			last--;
		}
		previous = last;
	}

	/** Words, strings and comments hold what is typed; operators and white space end before it. */
	private boolean hasPrefix(Token token) {
		return switch (token.kind()) {
		case IDENTIFIER, KEYWORD, TARGET, DOLLARS, AT_WORD, WILDCARD_NAME, NUMBER, EMBEDDED -> true;
		case STRING -> offset < token.end();
		case JUNK -> true;
		case COMMENT -> offset < token.end() || !token.text().startsWith("/*");
		case OPERATOR, WHITESPACE -> false;
		};
	}

	public ScriptModel model() {
		return model;
	}

	public ScriptTokens tokens() {
		return tokens;
	}

	public int offset() {
		return offset;
	}

	/** Where the typed part of a word begins; for a string, behind its quote. */
	public int start() {
		return typed == null ? offset : inString() ? typed.start() + 1 : typed.start();
	}

	/** What was typed of the word or the string so far. */
	public String prefix() {
		return tokens.text().substring(start(), offset);
	}

	/** True where nothing can be proposed: in comments, numbers and embedded code. */
	boolean isMute() {
		return typed != null && switch (typed.kind()) {
		case COMMENT, NUMBER, EMBEDDED -> true;
		case JUNK -> !inString();
		default -> typed.pasted();
		};
	}

	boolean inString() {
		return typed != null && typed.text().startsWith("\"") && (typed.kind() == TokenKind.STRING || typed.kind() == TokenKind.JUNK);
	}

	/** The zone of what is typed. */
	Zone zone() {
		return tokens().zoneAt(start());
	}

	/** Index of the last token before the word; -1 if there is none. */
	int previousIndex() {
		return previous;
	}

	/** True if the token before the word is this operator or keyword. */
	boolean follows(String text) {
		return previous >= 0 && tokens().token(previous).text().equals(text);
	}

	/** The last token before the word; null if there is none. */
	Token previousToken() {
		return previous < 0 ? null : tokens().token(previous);
	}

	/** True where only an operand can stand: behind an operator, an opening bracket or a comma. */
	boolean needsOperand() {
		Token token = previousToken();
		return token != null && token.kind() == TokenKind.OPERATOR && switch (token.text()) {
		case ")", "]", "{", "}", ";", "++", "--", "%)", "%?", "%:" -> false;
		default -> true;
		};
	}

	/** The inside of a string that begins with its quote. */
	static String unquote(String text) {
		return PointReader.unquote(text);
	}
}
