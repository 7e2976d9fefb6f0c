package org.tapsetstudio.markers.internal.dwarf;

import java.util.List;
import java.util.Map;

/** A compilation unit: what its entries need to be read. */
final class Unit {
	/** The shape of entries: pairs of attribute and form, and values of {@code implicit_const} in their place. */
	record Shape(int tag, boolean hasChildren, List<long[]> attributes) {
	}

	final int start;
	final int end;
	final int firstEntry;
	final int version;
	final Map<Long, Shape> shapes;
	long base;
	long strings;
	long addresses;
	long locations;
	int language;

	Unit(int start, int end, int firstEntry, int version, Map<Long, Shape> shapes) {
		this.start = start;
		this.end = end;
		this.firstEntry = firstEntry;
		this.version = version;
		this.shapes = shapes;
	}

	/** Whether it was written in C, whose rules of passing structures are simple. */
	boolean isC() {
		return language == 0x01 || language == 0x02 || language == 0x0C || language == 0x1D || language == 0x2C;
	}
}
