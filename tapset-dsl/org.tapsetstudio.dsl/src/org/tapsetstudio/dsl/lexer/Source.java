package org.tapsetstudio.dsl.lexer;

/**
 * A text with the name a user knows it by. Compared by identity: two readings of one file are two sources.
 */
public final class Source {
	private final String name;
	private final String text;

	public Source(String name, String text) {
		this.name = name;
		this.text = text;
	}

	public String name() {
		return name;
	}

	public String text() {
		return text;
	}

	@Override
	public String toString() {
		return name;
	}
}
