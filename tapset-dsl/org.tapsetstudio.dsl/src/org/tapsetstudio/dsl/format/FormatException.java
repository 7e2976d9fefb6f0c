package org.tapsetstudio.dsl.format;

/** A format that does not mean anything; the message says why, {@link #offset()} where in the format. */
public class FormatException extends Exception {
	private static final long serialVersionUID = 1L;

	private final int offset;

	public FormatException(int offset, String message) {
		super(message);
		this.offset = offset;
	}

	public int offset() {
		return offset;
	}
}
