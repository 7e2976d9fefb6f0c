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
		int end = at;
		if (at < text.length()) {
			at++; // the delimiter belongs to the token, whatever the next one is
		}
		return ByteString.copyOf(text.bytes(), start, end - start);
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
