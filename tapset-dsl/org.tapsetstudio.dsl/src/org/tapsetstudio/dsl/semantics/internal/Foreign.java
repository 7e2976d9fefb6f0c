package org.tapsetstudio.dsl.semantics.internal;

import java.util.Map;

/** Words of other languages, which people write out of habit. */
public final class Foreign {
	private static final String ELSE_IF = "; that is written else if";
	private static final String UNDECLARED = "; variables are not declared, except global ones";

	private static final Map<String, String> HINTS = Map.ofEntries(Map.entry("and", "; that is written &&"), Map.entry("or", "; that is written ||"), Map.entry("elif", ELSE_IF),
			Map.entry("elsif", ELSE_IF), Map.entry("elseif", ELSE_IF), Map.entry("True", "; write 1"), Map.entry("true", "; write 1"), Map.entry("False", "; write 0"),
			Map.entry("false", "; write 0"), Map.entry("None", "; write 0 or \"\""), Map.entry("NULL", "; write 0"), Map.entry("null", "; write 0 or \"\""),
			Map.entry("int", UNDECLARED), Map.entry("char", UNDECLARED), Map.entry("var", UNDECLARED), Map.entry("let", UNDECLARED));

	private Foreign() {
	}

	/** What is written in place of a word, to be appended to a message; empty for a word that nobody brings along. */
	public static String hint(String word) {
		return HINTS.getOrDefault(word, "");
	}
}
