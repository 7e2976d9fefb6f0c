package org.tapsetstudio.markers.internal.dwarf;

/** Whether the code of a function, block or inlined call covers an address. */
final class CodeRanges {
	private static final int HIGH_PC = 0x12;
	private static final int RANGES = 0x55;

	private CodeRanges() {
	}

	static boolean cover(DebugInfo info, Entry e, long pc) {
		Long low = e.number(Entry.LOW_PC);
		Long length = e.number(HIGH_PC);
		if (low != null && length != null) {
			return pc >= low && pc < low + length; // an address only in DWARF 3 and older
		}
		Long ranges = e.number(RANGES);
		return ranges != null && (e.unit().version == 5 ? inList(info, e.unit(), ranges, pc) : inOldList(info, e.unit(), ranges, pc));
	}

	private static boolean inList(DebugInfo info, Unit unit, long offset, long pc) {
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
			if (pc >= low && pc < high) {
				return true;
			}
		}
	}

	private static boolean inOldList(DebugInfo info, Unit unit, long offset, long pc) {
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
			} else if (pc >= base + low && pc < base + high) {
				return true;
			}
		}
	}
}
