package org.tapsetstudio.engine;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A global of the script as it was between two events, by columns: first the keys of an array, then what it holds. A scalar has one row without keys; a statistic has a column
 * for each of its aggregates, and a {@link #histogram} where the script draws one. Immutable; any thread.
 */
public final class ResultTable {
	/**
	 * @param title what the script calls it: a key's expression or loop variable, the variable's name, or the name of an aggregate
	 * @param isNumber whether {@link ResultTable#number} reads it, else {@link ResultTable#text}
	 * @param isKey whether it is a key of the array
	 */
	public record Column(String title, boolean isNumber, boolean isKey) {
	}

	private final String name;
	private final List<Column> columns;
	private final int rowCount;
	/** For each column long[] or ByteString[]. */
	private final Object[] cells;
	private final Histogram[] histograms;

	/**
	 * Takes the arrays as they are.
	 *
	 * @param cells for each column {@code long[]} or {@link ByteString}{@code []}, of {@code rowCount} entries
	 * @param histograms one for each row, or null
	 */
	public ResultTable(String name, List<Column> columns, int rowCount, Object[] cells, Histogram[] histograms) {
		this.name = name;
		this.columns = List.copyOf(columns);
		this.rowCount = rowCount;
		this.cells = cells;
		this.histograms = histograms;
	}

	/** Name of the global. */
	public String name() {
		return name;
	}

	public List<Column> columns() {
		return columns;
	}

	/** In the order of the array. */
	public int rowCount() {
		return rowCount;
	}

	public long number(int row, int column) {
		return ((long[]) cells[column])[row];
	}

	/** The cell as text: of a string its bytes as UTF-8, of a number its decimal digits. */
	public String text(int row, int column) {
		return columns.get(column).isNumber() ? Long.toString(number(row, column)) : ((ByteString[]) cells[column])[row].toString();
	}

	/** The histogram of a row, null where the script draws none. */
	public Histogram histogram(int row) {
		return histograms == null ? null : histograms[row];
	}

	public boolean hasHistograms() {
		return histograms != null;
	}

	/** The first column that is no key: the value of an array or scalar, the count of a statistic. */
	public int valueColumn() {
		return (int) columns.stream().takeWhile(Column::isKey).count();
	}

	/** Numbers of all rows, sorted by a column; equal rows stay in the order of the array. */
	public int[] rowsBy(int column, boolean descending) {
		Comparator<Integer> order = columns.get(column).isNumber() ? Comparator.comparingLong(row -> number(row, column))
				: Comparator.comparing(row -> ((ByteString[]) cells[column])[row]);
		return IntStream.range(0, rowCount).boxed().sorted(descending ? order.reversed() : order).mapToInt(Integer::intValue).toArray();
	}
}
