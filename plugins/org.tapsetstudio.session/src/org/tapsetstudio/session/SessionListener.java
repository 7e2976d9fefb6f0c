package org.tapsetstudio.session;

import java.nio.file.Path;

/** Hears of a session. Called on the session's own threads, never two calls at a time except {@link #targetOutput}; must return soon. */
public interface SessionListener {
	/** The target runs and the recording can be opened. */
	default void started(Path recording) {
	}

	/** The script printed. */
	default void output(byte[] bytes, int length) {
	}

	/** The script or the session warns or reports errors: whole lines. */
	default void diagnostics(byte[] bytes, int length) {
	}

	/** The target wrote to its standard output or error (only with {@link IoMode#PIPE}). */
	default void targetOutput(byte[] bytes, int length, boolean error) {
	}

	/** At most ten times a second. */
	default void progress(SessionProgress progress) {
	}

	/** Last call. */
	default void ended(SessionResult result) {
	}
}
