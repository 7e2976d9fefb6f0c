package org.tapsetstudio.markers;

/**
 * How to read a number of a program.
 *
 * @param operand as a marker's note would say it, with operands within operands where it is behind pointers
 * @param firstBit of a bit field: where it begins in that number
 * @param bits of a bit field: how many it has; 0 for the whole number
 * @param isSigned of a bit field: whether its highest bit is a sign
 */
public record ProgramValue(String operand, int firstBit, int bits, boolean isSigned) {
	/** A whole number. */
	public ProgramValue(String operand) {
		this(operand, 0, 0, false);
	}
}
