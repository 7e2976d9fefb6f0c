package org.tapsetstudio.dsl.preprocessor;

import org.tapsetstudio.dsl.lexer.Token;

/**
 * A stretch of the script together with what it is to the parser. The tiles of a script lie end to end.
 *
 * @param kind what it is
 * @param text what the parser reads: the stretch itself, except for a virtual token, whose stretch is empty
 * @param start offset in the script
 * @param end offset behind the last character
 * @param token the token, for kind TOKEN only
 * @param use the macro use that a virtual token, or a token in a macro's argument, comes from; else null
 * @param problem why kind is BAD
 */
public record Tile(Kind kind, String text, int start, int end, Token token, MacroUse use, String problem) {
	public enum Kind {
		/** Read by the grammar. */
		TOKEN, WHITESPACE, COMMENT,
		/** Text that the preprocessor used up: definitions and uses of macros, conditions, dead branches. */
		CONSUMED,
		/** Text that is a mistake. */
		BAD
	}

	/** True of a token that stands elsewhere: in a macro's body or a script argument. */
	public boolean isVirtual() {
		return kind == Kind.TOKEN && start == end;
	}
}
