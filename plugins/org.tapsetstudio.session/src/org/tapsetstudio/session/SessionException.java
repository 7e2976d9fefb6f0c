package org.tapsetstudio.session;

/** A session that could not start or go on. The message is for the user: what is wrong and what to do. */
public class SessionException extends Exception {
	private static final long serialVersionUID = 1L;

	/** Whose fault it is, which decides the exit status of the command line. */
	public enum Cause {
		/** The script has errors. */
		SCRIPT,
		/** The target cannot be traced. */
		TARGET,
		/** Something on our side or the machine's: files, the helper. */
		SYSTEM
	}

	private final Cause reason;

	public SessionException(Cause reason, String message) {
		super(message);
		this.reason = reason;
	}

	public SessionException(Cause reason, String message, Throwable cause) {
		super(message, cause);
		this.reason = reason;
	}

	public Cause reason() {
		return reason;
	}
}
