package org.tapsetstudio.dsl.lsp;

import java.util.Arrays;

import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.tapsetstudio.dsl.ide.text.TextSpan;

/**
 * Where the lines of a text begin: turns offsets into positions and back. Both count UTF-16 units, as the protocol does by default and as Java does. Lines end
 * with {@code \n}, {@code \r\n} or {@code \r}. Immutable.
 */
final class Lines {
	private final int[] starts;
	private final String text;

	Lines(String text) {
		this.text = text;
		int[] found = new int[16];
		int count = 1;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
				if (count == found.length) {
					found = Arrays.copyOf(found, count * 2);
				}
				found[count++] = i + 1;
			}
		}
		starts = Arrays.copyOf(found, count);
	}

	/** The offset of a position; what lies behind the end of a line or of the text is its end. */
	int offset(Position position) {
		if (position.getLine() < 0) {
			return 0;
		}
		if (position.getLine() >= starts.length) {
			return text.length();
		}
		int start = starts[position.getLine()];
		return (int) Math.min((long) start + Math.max(0, position.getCharacter()), end(position.getLine()));
	}

	/** Offset of the end of a line, without what ends it. */
	int end(int line) {
		int end = line + 1 < starts.length ? starts[line + 1] : text.length();
		if (line + 1 < starts.length) {
			end--;
			if (text.charAt(end) == '\n' && end > starts[line] && text.charAt(end - 1) == '\r') {
				end--;
			}
		}
		return end;
	}

	/** The number of the line of an offset, from 0. */
	int line(int offset) {
		int index = Arrays.binarySearch(starts, offset);
		return index >= 0 ? index : -index - 2;
	}

	Position position(int offset) {
		int within = Math.max(0, Math.min(offset, text.length()));
		int line = line(within);
		return new Position(line, within - starts[line]);
	}

	Range range(int start, int end) {
		return new Range(position(start), position(end));
	}

	Range range(TextSpan span) {
		return range(span.start(), span.end());
	}

	TextSpan span(Range range) {
		int start = offset(range.getStart());
		return new TextSpan(start, Math.max(start, offset(range.getEnd())));
	}
}
