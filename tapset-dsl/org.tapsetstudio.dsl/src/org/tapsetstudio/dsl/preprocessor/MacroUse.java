package org.tapsetstudio.dsl.preprocessor;

/**
 * A place in the script whose characters stand for other tokens: <code>@macro(…)</code> with its arguments, or a script argument.
 *
 * @param text what a user would call it, e.g. {@code @errno} or {@code $1}
 * @param macro null for a script argument
 * @param start offset in the script
 * @param end offset behind the last character, arguments included
 */
public record MacroUse(String text, Macro macro, int start, int end) {
}
