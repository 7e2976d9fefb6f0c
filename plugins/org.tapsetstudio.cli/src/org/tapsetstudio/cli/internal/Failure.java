package org.tapsetstudio.cli.internal;

import org.tapsetstudio.session.SessionException;

/** Ends a command with a message and an exit status. */
public final class Failure extends Exception {
	private static final long serialVersionUID = 1L;
	/** A bad script, or a recording that cannot be read. */
	public static final int SCRIPT = 1;
	public static final int USAGE = 2;
	public static final int TARGET = 3;

	private final int status;

	public Failure(int status, String message) {
		super(message);
		this.status = status;
	}

	public static Failure of(SessionException e) {
		return switch (e.reason()) {
		case SCRIPT -> new Failure(SCRIPT, e.getMessage());
		case TARGET -> new Failure(TARGET, "tapset: " + e.getMessage());
		case SYSTEM -> new Failure(SCRIPT, "tapset: " + e.getMessage());
		};
	}

	public int status() {
		return status;
	}
}
