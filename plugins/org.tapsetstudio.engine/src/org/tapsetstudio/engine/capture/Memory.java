package org.tapsetstudio.engine.capture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The memory that the probes of one marker read behind its arguments, and the numbers that it has among them. Probes that share a marker share these. */
final class Memory {
	/** The arguments of a marker, at most, and those that the calling convention gives a function. */
	static final int OF_A_MARKER = 12;
	static final int OF_A_FUNCTION = 10;
	/** What the recorder can do for one site. */
	private static final int MOST_ARGUMENTS = 48;
	private static final int MOST_STEPS = 4;

	/** An address: so many bytes behind the pointer that an argument is. */
	record Place(int base, long offset) {
		Place moved(long bytes) {
			return new Place(base, offset + bytes);
		}
	}

	private final Map<String, MemoryRead> reads = new LinkedHashMap<>();
	private final Map<Integer, String> operands = new HashMap<>();
	private int last;

	/** @param last the highest number of an argument that the marker, or a probe of it, has otherwise */
	Memory(int last) {
		this.last = last;
	}

	/** Tells how an argument is read that the marker does not have itself. */
	void known(int number, String operand) {
		operands.putIfAbsent(number, operand);
	}

	String operand(int number) {
		return operands.get(number);
	}

	List<MemoryRead> reads() {
		return new ArrayList<>(reads.values());
	}

	/** The argument that is the number, of this size, at a place (or with size 0 the address of the place); null if that is more than the recorder can do. */
	MemoryRead read(Place place, int size) {
		String inner = operands.getOrDefault(place.base, "#" + place.base);
		String operand = size + "@" + place.offset + "(" + inner + ")";
		MemoryRead known = reads.get(operand);
		long steps = operand.chars().filter(c -> c == '(').count() - (inner.endsWith(")") && inner.contains("(%") ? 1 : 0);
		if (known != null || steps > MOST_STEPS || last >= MOST_ARGUMENTS || place.offset != (int) place.offset) {
			return known;
		}
		MemoryRead read = new MemoryRead(++last, place.base, place.offset, size);
		reads.put(operand, read);
		operands.put(read.number(), operand);
		return read;
	}
}
