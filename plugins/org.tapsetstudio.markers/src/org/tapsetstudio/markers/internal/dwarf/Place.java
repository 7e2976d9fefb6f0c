package org.tapsetstudio.markers.internal.dwarf;

/**
 * Where a value is, in the words of a marker's note.
 *
 * @param base a register, or the operand that gives a pointer
 * @param offset behind it
 * @param isRegister the base itself is the value, not a pointer to it
 */
record Place(String base, long offset, boolean isRegister) {
	/** Stands for where the file was loaded. */
	private static final String IMAGE = ".image";

	static Place register(String name) {
		return new Place(name, 0, true);
	}

	/** What an operand gives. */
	static Place value(String operand) {
		return new Place(operand, 0, true);
	}

	static Place memory(String base, long offset) {
		return new Place(base, offset, false);
	}

	/** Whether it is an address itself, which fills 64 bits whatever the type of the variable. */
	boolean isAddress() {
		return isRegister && base.startsWith("0@");
	}

	/** An address in the file, before it is loaded anywhere. */
	static Place inFile(long address) {
		return memory(IMAGE, address);
	}

	boolean isInFile() {
		return base.equals(IMAGE);
	}

	/** The operand that gives the address of this, which is in memory. */
	String address() {
		return isInFile() ? operand(0) : base.startsWith("%") ? "0@" + offset + "(8@" + base + ")" : operand(0);
	}

	/** The operand that gives a number of this size from here. */
	String operand(int size) {
		if (isRegister && base.indexOf('@') >= 0) {
			return base;
		}
		if (isInFile()) {
			return size + "@" + IMAGE + "+" + offset + "(%rip)";
		}
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
