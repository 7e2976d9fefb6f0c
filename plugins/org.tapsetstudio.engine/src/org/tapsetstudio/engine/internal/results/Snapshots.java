package org.tapsetstudio.engine.internal.results;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.program.Global;
import org.tapsetstudio.dsl.program.Program;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.Histogram;
import org.tapsetstudio.engine.ResultTable;
import org.tapsetstudio.engine.ResultTable.Column;
import org.tapsetstudio.engine.StringTable;
import org.tapsetstudio.engine.internal.map.TupleMap;
import org.tapsetstudio.engine.internal.runtime.Globals;
import org.tapsetstudio.engine.internal.stat.Statistic;

/** Copies the user's globals for views: a row of a map costs some nanoseconds and 8 bytes a column, a histogram some hundred. */
public final class Snapshots {
	private final Globals globals;
	private final StringTable strings;
	private final Headings headings;

	public Snapshots(Program program, Globals globals, StringTable strings) {
		this.globals = globals;
		this.strings = strings;
		this.headings = new Headings(program);
	}

	/** To be called between two events, by the thread that runs the handlers. */
	public List<ResultTable> take() {
		return globals.declared.stream().filter(Global::user).map(this::table).toList();
	}

	private ResultTable table(Global global) {
		TupleMap map = global.isArray() ? globals.maps[global.index()] : null;
		int[] slots = map == null ? null : map.slots();
		int rows = slots == null ? 1 : slots.length;
		List<Column> columns = new ArrayList<>();
		List<Object> cells = new ArrayList<>();
		for (int k = 0; k < global.keyTypes().size(); k++) {
			boolean isNumber = global.keyTypes().get(k) != Type.STRING;
			columns.add(new Column(headings.key(global, k), isNumber, true));
			cells.add(isNumber ? keyNumbers(map, slots, k) : keyTexts(map, slots, k));
		}
		if (global.valueType() != Type.STATS) {
			boolean isNumber = global.valueType() != Type.STRING;
			columns.add(new Column(global.name(), isNumber, false));
			cells.add(isNumber ? numbers(global, map, slots) : texts(global, map, slots));
			return new ResultTable(global.name(), columns, rows, cells.toArray(), null);
		}
		Statistic[] statistics = statistics(global, map, slots);
		for (Aggregates aggregate : Aggregates.values()) {
			columns.add(new Column(aggregate.title, true, false));
			long[] column = new long[rows];
			for (int i = 0; i < rows; i++) {
				column[i] = statistics[i] == null ? 0 : aggregate.value.applyAsLong(statistics[i]);
			}
			cells.add(column);
		}
		return new ResultTable(global.name(), columns, rows, cells.toArray(), histograms(global, statistics));
	}

	private static long[] keyNumbers(TupleMap map, int[] slots, int key) {
		long[] column = new long[slots.length];
		for (int i = 0; i < slots.length; i++) {
			column[i] = map.key(slots[i], key);
		}
		return column;
	}

	private ByteString[] keyTexts(TupleMap map, int[] slots, int key) {
		ByteString[] column = new ByteString[slots.length];
		for (int i = 0; i < slots.length; i++) {
			column[i] = strings.get((int) map.key(slots[i], key));
		}
		return column;
	}

	private long[] numbers(Global global, TupleMap map, int[] slots) {
		if (map == null) {
			return new long[] { globals.longs[global.index()] };
		}
		long[] column = new long[slots.length];
		for (int i = 0; i < slots.length; i++) {
			column[i] = map.number(slots[i]);
		}
		return column;
	}

	private ByteString[] texts(Global global, TupleMap map, int[] slots) {
		if (map == null) {
			return new ByteString[] { globals.strings[global.index()] };
		}
		ByteString[] column = new ByteString[slots.length];
		for (int i = 0; i < slots.length; i++) {
			column[i] = map.strings[slots[i]];
		}
		return column;
	}

	private Statistic[] statistics(Global global, TupleMap map, int[] slots) {
		if (map == null) {
			return new Statistic[] { globals.statistics[global.index()] };
		}
		Statistic[] column = new Statistic[slots.length];
		for (int i = 0; i < slots.length; i++) {
			column[i] = map.statistics[slots[i]];
		}
		return column;
	}

	private Histogram[] histograms(Global global, Statistic[] statistics) {
		if (globals.shapes[global.index()].histogram() == null) {
			return null;
		}
		Histogram[] column = new Histogram[statistics.length];
		for (int i = 0; i < column.length; i++) {
			column[i] = Histograms.of(statistics[i], globals.shapes[global.index()].histogram());
		}
		return column;
	}
}
