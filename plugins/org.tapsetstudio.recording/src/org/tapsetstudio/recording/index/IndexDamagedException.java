package org.tapsetstudio.recording.index;

/** The index is not what was written. It is derived from the recording, and made anew when the recording is opened again. */
public final class IndexDamagedException extends RuntimeException {
	private static final long serialVersionUID = 1L;

	IndexDamagedException(String what) {
		super("The index of the recording is damaged: " + what + ". It is made anew when the recording is opened again.");
	}

	IndexDamagedException(Throwable cause) {
		super("The index of the recording cannot be read: " + cause.getMessage(), cause);
	}
}
