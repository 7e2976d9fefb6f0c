package org.tapsetstudio.dsl.ide.hover;

import org.tapsetstudio.dsl.ide.documentation.DocumentationComment;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.preprocessor.Macro;
import org.tapsetstudio.dsl.preprocessor.MacroUse;
import org.tapsetstudio.dsl.preprocessor.PlacedToken;

/** What a macro becomes where it is used. */
final class MacroValue {
	/** Longer values are cut: nobody reads on in a hover; characters. */
	private static final int LONGEST = 500;
	private static final String OPEN = "([";
	private static final String CLOSE = ")],;";

	private MacroValue() {
	}

	/**
	 * The comment above a macro of the script, and the text that stands in place of the use at an offset.
	 *
	 * @param own the macro if the script defines it; null for those of libraries
	 */
	static String describe(ScriptTokens tokens, int offset, Macro own) {
		String comment = own == null ? "" : DocumentationComment.above(tokens, own.start());
		String value = tokens.expansion().uses().stream().filter(use -> use.start() == offset).findFirst().map(use -> value(tokens, use)).orElse("");
		String here = value.isEmpty() ? "" : "Here: " + value;
		return comment.isEmpty() || here.isEmpty() ? comment + here : comment + "\n\n" + here;
	}

	private static String value(ScriptTokens tokens, MacroUse use) {
		StringBuilder text = new StringBuilder();
		int last = -1;
		for (PlacedToken placed : tokens.expansion().tokens()) {
			if (placed.use() == use && text.length() <= LONGEST) {
				String token = placed.token().text();
				boolean joined = text.isEmpty() || last == placed.token().start() || OPEN.indexOf(text.charAt(text.length() - 1)) >= 0 || CLOSE.indexOf(token.charAt(0)) >= 0;
				text.append(joined ? "" : " ").append(token);
				last = placed.token().end();
			}
		}
		return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text.toString();
	}
}
