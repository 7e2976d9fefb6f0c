package org.tapsetstudio.markers.internal.dwarf;

/** Whether the code of a function, block or inlined call covers an address. */
final class CodeRanges {
	private static final int HIGH_PC = 0x12;
	private static final int RANGES = 0x55;

	private CodeRanges() {
	}

	/** What is done with each range; true to end. */
	private interface Visitor {
		boolean visit(long low, long high);
	}

	static boolean cover(DebugInfo info, Entry e, long pc) {
		return visit(info, e, (low, high) -> pc >= low && pc < high);
	}

	/** Where the code begins that is listed first; null if there is none. */
	static Long first(DebugInfo info, Entry e) {
		Long[] first = { null };
		visit(info, e, (low, high) -> {
			first[0] = low < high ? low : null; // there are empty ones
			return low < high;
		});
		return first[0];
	}

	/** Where something that was inlined is entered; null if it has no code. */
	static Long entry(DebugInfo info, Entry e) {
		Long first = first(info, e);
		Long entry = e.number(Entry.ENTRY_PC);
		if (entry == null) {
			return first;
		}
		if (first == null) { // all of its code is shared with what it was inlined into
			return cover(info, info.at(e.unit().firstEntry), entry) ? entry : null;
		}
		return cover(info, e, entry) ? entry : cover(info, e, first + entry) ? Long.valueOf(first + entry) : first;
	}

	private static boolean visit(DebugInfo info, Entry e, Visitor each) {
		Long low = e.number(Entry.LOW_PC);
		Long length = e.number(HIGH_PC);
		if (low != null && length != null) {
			return each.visit(low, low + length); // an address only in DWARF 3 and older
		}
		Long ranges = e.number(RANGES);
		return ranges != null && (e.unit().version == 5 ? inList(info, e.unit(), ranges, each) : inOldList(info, e.unit(), ranges, each));
	}

	private static boolean inList(DebugInfo info, Unit unit, long offset, Visitor each) {
		DwarfReader r = new DwarfReader(info.sections().get("rnglists"), offset);
		long base = unit.base;
		while (true) {
			long low;
			long high;
			switch ((int) r.fixed(1)) {
			case 4 -> {
				low = base + r.unsigned();
				high = base + r.unsigned();
			}
			case 5 -> {
				base = r.fixed(8);
				continue;
			}
			case 6 -> {
				low = r.fixed(8);
				high = r.fixed(8);
			}
			case 7 -> {
				low = r.fixed(8);
				high = low + r.unsigned();
			}
			default -> {
				return false; // the end, or indexed addresses of split files
			}
			}
			if (each.visit(low, high)) {
				return true;
			}
		}
	}

	private static boolean inOldList(DebugInfo info, Unit unit, long offset, Visitor each) {
		DwarfReader r = new DwarfReader(info.sections().get("ranges"), offset);
		long base = unit.base;
		while (true) {
			long low = r.fixed(8);
			long high = r.fixed(8);
			if (low == 0 && high == 0) {
				return false;
			}
			if (low == -1) {
				base = high;
			} else if (each.visit(base + low, base + high)) {
				return true;
			}
		}
	}
}
