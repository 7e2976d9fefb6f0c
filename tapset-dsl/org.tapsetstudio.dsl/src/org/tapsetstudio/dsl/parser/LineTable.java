package org.tapsetstudio.dsl.parser;

import java.util.Arrays;

/** Lines and columns of a text, both from 1, columns in characters. */
public final class LineTable {
	private final int[] starts;

	public LineTable(String text) {
		int[] found = new int[16];
		int count = 1;
		for (int p = text.indexOf('\n'); p >= 0; p = text.indexOf('\n', p + 1)) {
			if (count == found.length) {
				found = Arrays.copyOf(found, count * 2);
			}
			found[count++] = p + 1;
		}
		starts = Arrays.copyOf(found, count);
	}

	public int line(int offset) {
		int found = Arrays.binarySearch(starts, offset);
		return found >= 0 ? found + 1 : -found - 1;
	}

	public int column(int offset) {
		return offset - starts[line(offset) - 1] + 1;
	}
}
