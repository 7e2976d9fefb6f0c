package org.tapsetstudio.markers.internal.dwarf;

/**
 * Where a value is, in the words of a marker's note.
 *
 * @param base a register, or the operand that gives a pointer
 * @param offset behind it
 * @param isRegister the value is in the register itself
 */
record Place(String base, long offset, boolean isRegister) {
	static Place register(String name) {
		return new Place(name, 0, true);
	}

	static Place memory(String base, long offset) {
		return new Place(base, offset, false);
	}

	/** The operand that gives a number of this size from here. */
	String operand(int size) {
		return size + "@" + (isRegister ? base : offset + "(" + base + ")");
	}

	/** What the pointer that is here points to. */
	Place target() {
		return memory(isRegister ? base : operand(8), 0);
	}

	Place plus(long more) {
		return new Place(base, offset + more, isRegister);
	}
}
