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

	private String text;
	private final List<Splice> splices = new ArrayList<>();

	SplicedText(String text) {
		this.text = text;
	}

	int length() {
		return text.length();
	}

	/** The character at a position, 0 behind the end. */
	char at(int position) {
		return position < text.length() ? text.charAt(position) : 0;
	}

	String substring(int start, int end) {
		return text.substring(start, end);
	}

	int indexOf(String what, int from) {
		return text.indexOf(what, from);
	}

	/** Replaces a range that lies behind all earlier splices. */
	void replace(int start, int end, String replacement) {
		int originalStart = originalStart(start);
		text = text.substring(0, start) + replacement + text.substring(end);
		splices.add(new Splice(start, start + replacement.length(), originalStart, originalStart + end - start));
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
