package org.tapsetstudio.dsl.ide.completion;

import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Texts for people, in the language of the JVM. */
final class Texts {
	private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("org.tapsetstudio.dsl.ide.completion.texts");

	static final String KEYWORD_PROBE = keyword("probe");
	static final String KEYWORD_GLOBAL = keyword("global");
	static final String KEYWORD_FUNCTION = keyword("function");
	static final String KEYWORD_PRIVATE = keyword("private");

	private Texts() {
	}

	/** What a keyword does; "" where nobody needs to be told. */
	static String keyword(String word) {
		return get("keyword." + word);
	}

	/** What a component of a point means, e.g. {@code timer.s}; "" if unknown. */
	static String point(String path) {
		return get("point." + path);
	}

	static String get(String key) {
		try {
			return BUNDLE.getString(key);
		} catch (MissingResourceException e) {
			return "";
		}
	}
}
