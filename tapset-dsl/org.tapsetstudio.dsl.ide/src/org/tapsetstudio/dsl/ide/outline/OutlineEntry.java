package org.tapsetstudio.dsl.ide.outline;

import org.tapsetstudio.dsl.ide.text.TextSpan;

/**
 * A declaration in the outline.
 *
 * @param detail a signature or a type; may be ""
 * @param name what to select in the text
 * @param whole the declaration with its body
 */
public record OutlineEntry(Kind kind, String label, String detail, TextSpan name, TextSpan whole) {
	public enum Kind {
		PROBE, ALIAS, FUNCTION, GLOBAL, MACRO
	}
}
