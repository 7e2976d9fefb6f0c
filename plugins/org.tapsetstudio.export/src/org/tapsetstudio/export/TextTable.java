package org.tapsetstudio.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Columns of text: numbers to the right, the last column as it is. */
final class TextTable {
	private final List<String[]> rows = new ArrayList<>();

	void row(String... cells) {
		rows.add(cells);
	}

	void print(Appendable out) throws IOException {
		if (rows.isEmpty()) {
			return;
		}
		int columns = rows.get(0).length;
		int[] widths = new int[columns];
		for (String[] row : rows) {
			for (int i = 0; i < columns - 1; i++) {
				widths[i] = Math.max(widths[i], row[i].length());
			}
		}
		for (String[] row : rows) {
			for (int i = 0; i < columns - 1; i++) {
				out.append(" ".repeat(widths[i] - row[i].length())).append(row[i]).append("  ");
			}
			out.append(row[columns - 1]).append('\n');
		}
	}
}
