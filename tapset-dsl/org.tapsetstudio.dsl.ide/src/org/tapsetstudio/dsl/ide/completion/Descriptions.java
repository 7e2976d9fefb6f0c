package org.tapsetstudio.dsl.ide.completion;

import java.text.MessageFormat;

/** Sentences on what the language itself knows; "" for what it does not know. */
public final class Descriptions {

	private Descriptions() {
	}

	/** @param path a component, with its parent's name where it needs one, e.g. {@code timer.s} */
	public static String point(String path) {
		return Texts.point(path);
	}

	/** @param variable with its {@code $$}, e.g. {@code $$vars} */
	public static String context(String variable) {
		return Texts.get("variable." + variable.substring(2));
	}

	/** @param number of the argument, from 1 */
	public static String argument(int number, String marker) {
		return MessageFormat.format(Texts.get("argument"), number, marker);
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
