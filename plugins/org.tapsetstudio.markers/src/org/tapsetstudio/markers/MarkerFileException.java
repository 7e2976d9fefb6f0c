package org.tapsetstudio.markers;

import java.io.IOException;
import java.nio.file.Path;

/** A file whose markers cannot be read; the message is a whole sentence for the user. */
public class MarkerFileException extends IOException {
	private static final long serialVersionUID = 1L;

	/** What is wrong, so that a caller that walks many files can pass over those that are no ELF files. */
	public enum Reason {
		MISSING, UNREADABLE, NOT_ELF, DAMAGED
	}

	private final Reason reason;

	public MarkerFileException(Path file, Reason reason, String why) {
		super(file + ": " + why);
		this.reason = reason;
	}

	public Reason reason() {
		return reason;
	}
}
