package org.tapsetstudio.engine.internal.runtime;

/** Leaves the running handler at once and is not an error: {@code abort()} and an interrupt from outside. */
public final class HandlerLeft extends RuntimeException {
	private static final long serialVersionUID = 1L;
	public static final HandlerLeft INSTANCE = new HandlerLeft();

	private HandlerLeft() {
		super(null, null, false, false);
	}
}
