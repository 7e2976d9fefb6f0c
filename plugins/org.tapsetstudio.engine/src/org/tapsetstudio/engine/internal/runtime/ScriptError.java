package org.tapsetstudio.engine.internal.runtime;

import org.tapsetstudio.dsl.program.SourceRange;

/** A run-time error of a script: leaves the handler unless a {@code try} catches it. Has no stack trace, because it is a normal event. */
public final class ScriptError extends RuntimeException {
	private static final long serialVersionUID = 1L;
	/** How messages about memory of the program begin that could not be read. */
	public static final String READ_FAULT = "read fault";
	private final String place;

	private ScriptError(String message, String place) {
		super(message, null, false, false);
		this.place = place;
	}

	/** @param element what the error is near to, such as {@code operator '/'} */
	public static ScriptError near(String message, String element, SourceRange where) {
		return new ScriptError(message, " near " + element + (where == null ? "" : " at " + where));
	}

	/** A number that could not be read when the probe was hit. */
	public static ScriptError unreadable(String name, SourceRange where) {
		return near(READ_FAULT + ": the memory could not be read when the probe was hit", "identifier '" + name + "'", where);
	}

	/** Memory that could not be read when the probe was hit. */
	public static ScriptError unreadable(long address) {
		return failed(READ_FAULT + " at 0x" + Long.toHexString(address));
	}

	/** Whether memory of the program could not be read. */
	public boolean isReadFault() {
		return getMessage().startsWith(READ_FAULT);
	}

	/** An error that the script raised itself: without a place. */
	public static ScriptError raised(String message) {
		return new ScriptError(message, "");
	}

	/** An error of a function that comes with the engine: its place is that of the call, see {@link #in}. */
	public static ScriptError failed(String message) {
		return new ScriptError(message, null);
	}

	/** The same error with the call as its place, if it has none yet. */
	public ScriptError in(String function, SourceRange where) {
		return place == null ? near(getMessage(), "identifier '" + function + "'", where) : this;
	}

	/** Whether a limit of the run was exceeded, so that it is good to know by which probe. */
	public boolean isLimit() {
		return getMessage().startsWith("MAX") || getMessage().startsWith("Array overflow");
	}

	/** The message with its place, as it is reported when nothing catches it. */
	public String report() {
		return place == null ? getMessage() : getMessage() + place;
	}
}
