package org.tapsetstudio.dsl.lexer;

import java.util.ArrayList;
import java.util.List;

/**
 * A text into which script arguments get pasted while it is read from left to right. Positions are those of the spliced text unless named
 * "original".
 */
final class SplicedText {
	private record Splice(int start, int end, int originalStart, int originalEnd) {
	}

	private final String original;
	/** The text up to the end of the last splice; behind it the original goes on at {@link #rest}. */
	private final StringBuilder head = new StringBuilder();
	private int rest;
	private final List<Splice> splices = new ArrayList<>();

	SplicedText(String text) {
		this.original = text;
	}

	int length() {
		return head.length() + original.length() - rest;
	}

	/** The character at a position, 0 behind the end. */
	char at(int position) {
		return position >= length() ? 0 : position < head.length() ? head.charAt(position) : original.charAt(inOriginal(position));
	}

	private int inOriginal(int position) {
		return position - head.length() + rest;
	}

	String substring(int start, int end) {
		if (start >= head.length()) {
			return original.substring(inOriginal(start), inOriginal(end));
		}
		return end <= head.length() ? head.substring(start, end) : head.substring(start) + original.substring(rest, inOriginal(end));
	}

	/** Where a text of one or two characters begins, at or behind a position; -1 if nowhere. */
	int indexOf(String what, int from) {
		for (int p = from; p < head.length(); p++) {
			if (at(p) == what.charAt(0) && (what.length() == 1 || at(p + 1) == what.charAt(1))) {
				return p;
			}
		}
		int found = original.indexOf(what, inOriginal(Math.max(from, head.length())));
		return found < 0 ? -1 : found - rest + head.length();
	}

	/** Replaces a range that lies behind all earlier splices. */
	void replace(int start, int end, String replacement) {
		int originalStart = inOriginal(start);
		int originalEnd = inOriginal(end);
		head.append(original, rest, originalStart).append(replacement);
		rest = originalEnd;
		splices.add(new Splice(start, head.length(), originalStart, originalEnd));
	}

	boolean isPasted(int position) {
		for (int i = splices.size() - 1; i >= 0; i--) {
			if (position >= splices.get(i).end) {
				return false;
			}
			if (position >= splices.get(i).start) {
				return true;
			}
		}
		return false;
	}

	boolean isPasted(int start, int end) {
		for (int i = splices.size() - 1; i >= 0 && splices.get(i).end > start; i--) {
			if (splices.get(i).start < end) {
				return true;
			}
		}
		return false;
	}

	int originalStart(int position) {
		for (int i = splices.size() - 1; i >= 0; i--) {
			Splice splice = splices.get(i);
			if (position >= splice.end) {
				return position - splice.end + splice.originalEnd;
			}
			if (position >= splice.start) {
				return splice.originalStart;
			}
		}
		return position;
	}

	int originalEnd(int position) {
		for (int i = splices.size() - 1; i >= 0; i--) {
			Splice splice = splices.get(i);
			if (position > splice.end) {
				return position - splice.end + splice.originalEnd;
			}
			if (position > splice.start) {
				return splice.originalEnd;
			}
		}
		return position;
	}
}
