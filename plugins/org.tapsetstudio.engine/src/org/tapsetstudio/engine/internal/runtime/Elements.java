package org.tapsetstudio.engine.internal.runtime;

import org.tapsetstudio.dsl.program.Global;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.map.TupleMap;
import org.tapsetstudio.engine.internal.stat.Statistic;
import org.tapsetstudio.engine.internal.stat.StatisticShape;

/** What both tiers do with an element of an array, whose keys lie in {@code frame.longs} from {@code base} on. */
public final class Elements {
	private Elements() {
	}

	/** An array at a place of the script, for the error that it is full. */
	public record Site(Global array, SourceRange where) {
		ScriptError overflow() {
			String what = array.maxSize() > 0 ? "check size limit (" + array.maxSize() + ")" : "check MAXMAPENTRIES";
			return ScriptError.near("Array overflow, " + what, "identifier '" + array.name() + "'", where);
		}
	}

	/** The slot for the key, made if need be; raises the error that the array is full. */
	public static int insert(TupleMap map, long[] longs, int base, Site site) {
		int slot = map.findOrInsert(longs, base);
		if (slot == TupleMap.NONE) {
			throw site.overflow();
		}
		return slot;
	}

	/** Adds to the number of an element, made if need be, where nobody wants to know the result. */
	public static void add(TupleMap map, long[] longs, int base, Site site, long step) {
		if (!map.addLater(longs, base, step)) {
			map.add(insert(map, longs, base, site), step);
		}
	}

	/** The number of an element, 0 if there is none. */
	public static long number(TupleMap map, long[] longs, int base) {
		int slot = map.find(longs, base);
		return slot == TupleMap.NONE ? 0 : map.number(slot);
	}

	/** The string of an element, empty if there is none. */
	public static ByteString string(TupleMap map, long[] longs, int base) {
		int slot = map.find(longs, base);
		return slot == TupleMap.NONE ? ByteString.EMPTY : map.strings[slot];
	}

	/** Adds to the statistic of a slot, which may be new. */
	public static void add(TupleMap map, int slot, StatisticShape shape, long value) {
		Statistic statistic = map.statistics[slot];
		if (statistic == null) {
			statistic = map.statistics[slot] = new Statistic(shape);
		}
		statistic.add(value);
	}

	/** Adds to a scalar statistic, which may be empty. */
	public static void add(Globals globals, int index, long value) {
		Statistic statistic = globals.statistics[index];
		if (statistic == null) {
			statistic = globals.statistics[index] = new Statistic(globals.shapes[index]);
		}
		statistic.add(value);
	}
}
