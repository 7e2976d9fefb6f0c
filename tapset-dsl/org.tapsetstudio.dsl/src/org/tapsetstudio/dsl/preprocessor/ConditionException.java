package org.tapsetstudio.dsl.preprocessor;

/** A comparison that means nothing. */
final class ConditionException extends Exception {
	private static final long serialVersionUID = 1L;

	/** 0 left side, 1 operator, 2 right side. */
	final int part;

	ConditionException(int part, String message) {
		super(message, null, false, false);
		this.part = part;
	}
}
