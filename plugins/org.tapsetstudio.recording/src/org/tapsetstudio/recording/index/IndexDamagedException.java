package org.tapsetstudio.recording.index;

/** The index is not what was written. It is derived from the recording: delete it and build it again. */
public final class IndexDamagedException extends RuntimeException {
	private static final long serialVersionUID = 1L;

	IndexDamagedException(String what) {
		super("The index of the recording is damaged: " + what + ".");
	}

	IndexDamagedException(Throwable cause) {
		super("The index of the recording cannot be read: " + cause.getMessage(), cause);
	}
}
