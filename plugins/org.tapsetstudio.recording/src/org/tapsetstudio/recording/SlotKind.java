package org.tapsetstudio.recording;

/** What the 64-bit value of a slot means. */
public enum SlotKind {
	/** An integer argument, sign- or zero-extended by its size. */
	INT,
	/** Id of the NUL-terminated bytes that the argument pointed to. */
	STRING,
	/** Id of the bytes given by a pointer and a length argument. */
	STRN,
	/** Frame id and instruction offset; stands for the three arguments file name, function, line. */
	FRAME,
	/** Id of the addresses of the calls that led there, 8 bytes each, innermost first. It is no argument. */
	STACK;

	/** The kind with this number in the file; null for an unknown one. */
	public static SlotKind of(int code) {
		return code >= 1 && code <= 5 ? values()[code - 1] : null;
	}
}
