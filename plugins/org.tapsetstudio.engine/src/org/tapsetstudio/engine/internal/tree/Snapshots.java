package org.tapsetstudio.engine.internal.tree;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.program.Global;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.engine.ResultTable;
import org.tapsetstudio.engine.StringTable;
import org.tapsetstudio.engine.internal.map.TupleMap;
import org.tapsetstudio.engine.internal.runtime.Globals;
import org.tapsetstudio.engine.internal.stat.Statistic;

/** Copies the user's globals for views. */
final class Snapshots {
	private static final ResultTable.Summary EMPTY = new ResultTable.Summary(0, 0, 0, 0, 0, List.of(), List.of());

	private Snapshots() {
	}

	static List<ResultTable> take(Globals globals, StringTable strings) {
		List<ResultTable> tables = new ArrayList<>();
		for (Global global : globals.declared) {
			if (global.user()) {
				List<ResultTable.Row> rows = global.isArray() ? rows(global, globals.maps[global.index()], strings) : List.of(scalar(global, globals));
				tables.add(new ResultTable(global.name(), List.copyOf(global.keyTypes()), global.valueType(), rows));
			}
		}
		return tables;
	}

	private static ResultTable.Row scalar(Global global, Globals globals) {
		int i = global.index();
		Object value = switch (global.valueType()) {
		case STRING -> globals.strings[i];
		case STATS -> summary(globals.statistics[i]);
		default -> globals.longs[i];
		};
		return new ResultTable.Row(List.of(), value);
	}

	private static List<ResultTable.Row> rows(Global global, TupleMap map, StringTable strings) {
		List<ResultTable.Row> rows = new ArrayList<>(map.size());
		for (int slot = map.first(); slot != TupleMap.NONE; slot = map.next(slot)) {
			List<Object> keys = new ArrayList<>(map.arity());
			for (int k = 0; k < map.arity(); k++) {
				long key = map.key(slot, k);
				keys.add(global.keyTypes().get(k) == Type.STRING ? strings.get((int) key) : (Object) key);
			}
			Object value = map.hasNumbers() ? (Object) map.number(slot) : map.strings != null ? map.strings[slot] : summary(map.statistics[slot]);
			rows.add(new ResultTable.Row(List.copyOf(keys), value));
		}
		return List.copyOf(rows);
	}

	private static ResultTable.Summary summary(Statistic s) {
		if (s == null) {
			return EMPTY;
		}
		List<Long> counts = new ArrayList<>();
		List<Long> bounds = new ArrayList<>();
		for (int i = 0; i < s.bucketCount(); i++) {
			counts.add(s.bucket(i));
			bounds.add(s.shape().histogram().label(i));
		}
		return new ResultTable.Summary(s.count(), s.sum(), s.min(), s.max(), s.average(), List.copyOf(counts), List.copyOf(bounds));
	}
}
