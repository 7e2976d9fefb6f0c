package org.tapsetstudio.dsl.ide.hover;

import org.tapsetstudio.dsl.ide.text.TextSpan;

/**
 * What to say of a piece of text.
 *
 * @param span the piece
 * @param title a signature or a type, in one line
 * @param documentation sentences; may be ""
 */
public record Hover(TextSpan span, String title, String documentation) {
}
