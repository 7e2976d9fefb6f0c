package org.tapsetstudio.recording;

import java.util.Arrays;

/**
 * Decoder of CPython's location table, versions 3.11 and later (documented in CPython's Objects/locations.md). Any bytes are accepted: decoding ends where they
 * stop to make sense.
 */
final class LocationTable {
	private static final int NO_LOCATION = 15;
	private static final int LONG_FORM = 14;
	private static final int NO_COLUMNS = 13;
	private static final int ONE_LINE_0 = 10;

	private final byte[] table;
	private int at;

	private LocationTable(byte[] table) {
		this.table = table;
	}

	/** The line of each 2-byte code unit; a unit without a location has the line before it. */
	static int[] decode(byte[] bytes, int firstLine) {
		LocationTable table = new LocationTable(bytes);
		int[] lines = new int[Math.max(16, bytes.length)];
		int units = 0;
		int line = firstLine;
		while (table.at < bytes.length && (bytes[table.at] & 0x80) != 0) {
			int head = bytes[table.at++];
			line += table.lineDelta(head >> 3 & 15);
			int end = units + (head & 7) + 1;
			if (end > lines.length) {
				lines = Arrays.copyOf(lines, Math.max(end, lines.length * 2));
			}
			Arrays.fill(lines, units, end, line);
			units = end;
		}
		return Arrays.copyOf(lines, units);
	}

	private int lineDelta(int code) {
		switch (code) {
		case NO_LOCATION:
			return 0;
		case LONG_FORM:
			int delta = signed();
			unsigned();
			unsigned();
			unsigned();
			return delta;
		case NO_COLUMNS:
			return signed();
		default:
			if (code >= ONE_LINE_0) {
				at += 2;
				return code - ONE_LINE_0;
			}
			at += 1;
			return 0;
		}
	}

	private int signed() {
		int value = unsigned();
		return (value & 1) != 0 ? -(value >>> 1) : value >>> 1;
	}

	private int unsigned() {
		int value = 0;
		for (int shift = 0; at < table.length; shift += 6) {
			int b = table[at++];
			if (shift < 32) {
				value |= (b & 63) << shift;
			}
			if ((b & 64) == 0) {
				break;
			}
		}
		return value;
	}
}
