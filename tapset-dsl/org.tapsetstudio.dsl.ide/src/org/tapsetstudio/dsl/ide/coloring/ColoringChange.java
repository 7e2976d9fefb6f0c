package org.tapsetstudio.dsl.ide.coloring;

import java.util.List;

/**
 * What has to be painted anew after an edit.
 *
 * @param start offset in the new text
 * @param end offset behind the last character concerned, in the new text
 */
public record ColoringChange(int start, int end) {

	/**
	 * Compares the colours before and after an edit. One typed quote or {@code /*} may change the colour of all that follows; usually it is one token.
	 *
	 * @param offset where characters were replaced
	 * @param removed number of characters taken away there
	 * @param inserted number of characters put in their place
	 */
	public static ColoringChange between(List<ColoredSpan> before, List<ColoredSpan> after, int offset, int removed, int inserted) {
		int same = Math.min(before.size(), after.size());
		int first = 0;
		while (first < same && before.get(first).equals(after.get(first)) && after.get(first).end() <= offset) {
			first++;
		}
		int distance = inserted - removed;
		int last = 0;
		while (last < same - first && before.get(before.size() - 1 - last).start() >= offset + removed
				&& before.get(before.size() - 1 - last).moved(distance).equals(after.get(after.size() - 1 - last))) {
			last++;
		}
		int start = offset;
		int end = offset + inserted;
		for (int i = first; i < after.size() - last; i++) {
			start = Math.min(start, after.get(i).start());
			end = Math.max(end, after.get(i).end());
		}
		for (int i = first; i < before.size() - last; i++) {
			ColoredSpan span = before.get(i);
			start = Math.min(start, span.start());
			end = Math.max(end, span.end() > offset + removed ? span.end() + distance : offset + inserted);
		}
		return new ColoringChange(start, end);
	}
}
