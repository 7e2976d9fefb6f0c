package org.tapsetstudio.engine.internal.tree;

import org.tapsetstudio.dsl.program.Global;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.engine.internal.map.SlotSorter;
import org.tapsetstudio.engine.internal.map.TupleMap;
import org.tapsetstudio.engine.internal.runtime.Globals;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.stat.Statistic;
import org.tapsetstudio.engine.internal.text.ByteBuilder;

/** Prints at the end the globals that the user's script wrote but never read. */
final class FinalPrint {
	private final Globals globals;
	private final Run run;
	private final ByteBuilder out;

	FinalPrint(Globals globals, Run run) {
		this.globals = globals;
		this.run = run;
		this.out = run.out;
	}

	void print() {
		for (Global global : globals.declared) {
			if (global.user() && global.written() && !global.read()) {
				if (global.isArray()) {
					array(global);
				} else {
					scalar(global);
				}
			}
		}
	}

	private void scalar(Global global) {
		int i = global.index();
		out.text(global.name());
		switch (global.valueType()) {
		case STRING -> {
			out.text("=\"");
			out.add(globals.strings[i]);
			out.text("\"\n");
		}
		case STATS -> statistic(globals.statistics[i]);
		default -> out.add('=').number(globals.longs[i]).add('\n');
		}
	}

	private void array(Global global) {
		TupleMap map = globals.maps[global.index()];
		int[] slots = map.slots();
		SlotSorter.Order ascending = Loops.byValue(map, null);
		SlotSorter.sort(slots, (a, b) -> ascending.compare(b, a));
		for (int slot : slots) {
			out.text(global.name()).add('[');
			for (int k = 0; k < map.arity(); k++) {
				if (k > 0) {
					out.add(',');
				}
				if (global.keyTypes().get(k) == Type.STRING) {
					out.add('"');
					out.add(run.strings.get((int) map.key(slot, k)));
					out.add('"');
				} else {
					out.number(map.key(slot, k));
				}
			}
			out.add(']');
			switch (global.valueType()) {
			case STRING -> {
				out.text("=\"");
				out.add(map.strings[slot]);
				out.text("\"\n");
			}
			case STATS -> statistic(map.statistics[slot]);
			default -> out.add('=').number(map.number(slot)).add('\n');
			}
			run.flushIfMuch();
		}
	}

	private void statistic(Statistic s) {
		if (s == null) {
			out.text(" @count=0x0\n");
			return;
		}
		out.text(" @count=").number(s.count()).text(" @min=").number(s.min()).text(" @max=").number(s.max()).text(" @sum=").number(s.sum()).text(" @avg=")
				.number(s.average()).add('\n');
	}
}
