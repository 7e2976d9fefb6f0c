package org.tapsetstudio.engine.internal.natives;

import org.tapsetstudio.engine.ByteString;

/** What {@code tokenize} remembers between its calls. */
final class Tokens {
	private ByteString text = ByteString.EMPTY;
	private int at;

	/** The next token of a new text, or of the one before if {@code newText} is empty. */
	ByteString next(ByteString newText, ByteString delimiters) {
		if (newText.length() > 0) {
			text = newText;
			at = 0;
		}
		return next(delimiters);
	}

	/** The next token; empty at the end. Empty tokens are skipped. */
	ByteString next(ByteString delimiters) {
		while (at < text.length() && contains(delimiters, text.at(at))) {
			at++;
		}
		int start = at;
		while (at < text.length() && !contains(delimiters, text.at(at))) {
			at++;
		}
		return ByteString.copyOf(text.bytes(), start, at - start);
	}

	private static boolean contains(ByteString set, int b) {
		for (int i = 0; i < set.length(); i++) {
			if (set.at(i) == b) {
				return true;
			}
		}
		return false;
	}
}
