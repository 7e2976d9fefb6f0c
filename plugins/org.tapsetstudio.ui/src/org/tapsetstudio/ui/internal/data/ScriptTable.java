package org.tapsetstudio.ui.internal.data;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.engine.ResultTable;

/**
 * A global of a script as views show it, of a session that runs or from a recording. Immutable.
 *
 * @param rows those with the greatest values where there are very many
 * @param allRows how many the global has
 */
public record ScriptTable(String name, List<Column> columns, List<Row> rows, int allRows) {
	/** Rows that are kept. */
	private static final int MOST = 5000;

	/**
	 * @param number whether its cells are numbers
	 * @param key whether it is a key of the array
	 */
	public record Column(String title, boolean number, boolean key) {
	}

	/** @param buckets of the histogram that the script draws of the statistic; else empty */
	public record Row(List<String> cells, List<Bucket> buckets) {
		/** The keys, as one text. */
		public String name(List<Column> columns) {
			var keys = new ArrayList<String>();
			for (int i = 0; i < columns.size() && columns.get(i).key(); i++) {
				keys.add(cells.get(i));
			}
			return String.join(", ", keys); //$NON-NLS-1$
		}

		/** A cell that is a number. */
		public long number(int column) {
			return Long.parseLong(cells.get(column));
		}
	}

	/** How many values lie from {@code low} to {@code high}, both included. */
	public record Bucket(long low, long high, long count) {
	}

	/** Of a running script. */
	public static ScriptTable of(ResultTable table) {
		var columns = table.columns().stream().map(column -> new Column(column.title(), column.isNumber(), column.isKey())).toList();
		int[] order = table.rowsBy(table.valueColumn(), true);
		var rows = new ArrayList<Row>();
		for (int i = 0; i < Math.min(MOST, order.length); i++) {
			var cells = new ArrayList<String>();
			for (int column = 0; column < columns.size(); column++) {
				cells.add(table.text(order[i], column));
			}
			var histogram = table.histogram(order[i]);
			rows.add(new Row(cells, histogram == null ? List.of() : histogram.buckets().stream().map(bucket -> new Bucket(bucket.low(), bucket.high(), bucket.count())).toList()));
		}
		return new ScriptTable(table.name(), columns, rows, table.rowCount());
	}

	/** Of a recording. */
	public static ScriptTable of(org.tapsetstudio.model.recording.ResultTable table) {
		var columns = table.getColumns().stream().map(column -> new Column(column.getTitle(), column.isNumber(), column.isKey())).toList();
		var rows = table.getRows().stream().map(row -> new Row(List.copyOf(row.getCells()), row.getBuckets().stream().map(bucket -> new Bucket(bucket.getLow(), bucket.getHigh(), bucket.getCount())).toList())).toList();
		return new ScriptTable(table.getTitle(), columns, rows, table.getTotalRows());
	}

	/** The first column that is no key. */
	public int valueColumn() {
		return (int) columns.stream().takeWhile(Column::key).count();
	}

	/** Whether it is a single number. */
	public boolean isScalarNumber() {
		return valueColumn() == 0 && columns.size() == 1 && columns.getFirst().number() && rows.size() == 1;
	}

	/** Whether it gives a number for each number: a series. */
	public boolean isSeries() {
		return valueColumn() == 1 && columns.size() == 2 && columns.get(0).number() && columns.get(1).number() && rows.size() > 1;
	}
}
