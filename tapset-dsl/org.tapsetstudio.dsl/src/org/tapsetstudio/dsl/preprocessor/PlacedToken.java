package org.tapsetstudio.dsl.preprocessor;

import org.tapsetstudio.dsl.lexer.Token;

/**
 * A token that the grammar sees.
 *
 * @param token the token where it was written, possibly in another file
 * @param use the outermost use in the script that brought it here; null if it stands in the script itself
 * @param adjacent true if nothing separates what was last read of the script, be it this token or the use of a macro, from what stands before
 */
public record PlacedToken(Token token, MacroUse use, boolean adjacent) {
}
