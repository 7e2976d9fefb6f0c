package org.tapsetstudio.dsl.ide.completion;

/** Sentences on what the language itself knows; "" for what it does not know. */
public final class Descriptions {

	private Descriptions() {
	}

	/** @param path a component, with its parent's name where it needs one, e.g. {@code timer.s} */
	public static String point(String path) {
		return Texts.point(path);
	}

	public static String keyword(String word) {
		return Texts.keyword(word);
	}

	/** @param word with its {@code @} */
	public static String operator(String word) {
		return Texts.get("at." + word.substring(1));
	}

	/** @param function one of the print family */
	public static String print(String function) {
		return Texts.get("print." + function);
	}
}
