package org.tapsetstudio.dsl.lexer;

/** What a piece of script text is, before the preprocessor ran. */
public enum TokenKind {
	/** A name without a leading {@code $}; a {@code $} may stand inside. */
	IDENTIFIER,
	/** One of the words that no variable can have. */
	KEYWORD,
	/** A name that begins with {@code $}: {@code $arg1}, {@code $$vars}, {@code $x$}. */
	TARGET,
	/** Nothing but {@code $} signs. */
	DOLLARS,
	NUMBER,
	/** With its quotes, escapes as written. */
	STRING,
	OPERATOR,
	/** {@code @word}, or {@code @} alone: an operator, a macro or a mistake. */
	AT_WORD,
	/** <code>%{ … %}</code> with its braces. */
	EMBEDDED,
	/** A point name with a {@code *}, glued from adjacent tokens; never made by the lexer itself. */
	WILDCARD_NAME,
	/** Text that is no token; {@link Token#problem()} says why. */
	JUNK, WHITESPACE, COMMENT;

	/** True of what only separates tokens. */
	public boolean isTrivia() {
		return this == WHITESPACE || this == COMMENT;
	}
}
