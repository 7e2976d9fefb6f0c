package org.tapsetstudio.dsl.lexer;

/**
 * A token in a source. Immutable.
 * <p>
 * Where a script argument ({@code $1}) was pasted, the token's text is not the source's text: {@link #pasted()} is true, and the range
 * is that of the {@code $1} together with what stuck to it. Several tokens pasted by one argument share its range.
 */
public final class Token {
	private final TokenKind kind;
	private final String text;
	private final Source source;
	private final int start;
	private final int end;
	private final int scanStart;
	private final boolean pasted;
	private final String problem;

	Token(TokenKind kind, String text, Source source, int start, int end, int scanStart, boolean pasted, String problem) {
		this.kind = kind;
		this.text = text;
		this.source = source;
		this.start = start;
		this.end = end;
		this.scanStart = scanStart;
		this.pasted = pasted;
		this.problem = problem;
	}

	/** One name token made of several, first to last; where they do not stand together it has the range of the first and counts as pasted. */
	public static Token glue(Token first, Token last, String text) {
		int end = last.source == first.source && last.start >= first.end ? last.end : first.end;
		boolean pasted = first.pasted || last.pasted || end - first.start != text.length();
		return new Token(TokenKind.WILDCARD_NAME, text, first.source, first.start, end, first.scanStart, pasted, null);
	}

	public TokenKind kind() {
		return kind;
	}

	public String text() {
		return text;
	}

	public Source source() {
		return source;
	}

	/** Offset of the first character in the source. */
	public int start() {
		return start;
	}

	/** Offset behind the last character in the source. */
	public int end() {
		return end;
	}

	/** True where at least a part comes from a script argument. */
	public boolean pasted() {
		return pasted;
	}

	/** What is wrong with {@link TokenKind#JUNK}, or with a number that is none where the grammar sees it; null for right tokens. */
	public String problem() {
		return problem;
	}

	/** True if no character stands between the end of this and the other, which is from the same source. */
	public boolean touches(Token next) {
		return source == next.source && scanStart + text.length() == next.scanStart;
	}

	public boolean isOperator(String operator) {
		return kind == TokenKind.OPERATOR && text.equals(operator);
	}

	public boolean isKeyword(String word) {
		return kind == TokenKind.KEYWORD && text.equals(word);
	}

	/** True of every name: identifiers with and without {@code $}, not keywords. */
	public boolean isName() {
		return kind == TokenKind.IDENTIFIER || kind == TokenKind.TARGET || kind == TokenKind.DOLLARS;
	}

	@Override
	public String toString() {
		return kind + " '" + text + "'";
	}
}
