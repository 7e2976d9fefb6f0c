package org.tapsetstudio.launch;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.debug.core.model.IProcess;
import org.tapsetstudio.session.SessionProgress;
import org.tapsetstudio.session.SessionResult;
import org.tapsetstudio.session.TracingSession;

/**
 * A traced program in the Debug platform's eyes. It fires the platform's debug events: {@code CREATE} when it is made, {@code CHANGE} at most ten times a second
 * while it runs, {@code TERMINATE} at the end. Any thread may ask.
 */
public interface TracedProcess extends IProcess {
	/** The recording, as soon as it can be opened. */
	Optional<Path> recording();

	/** Counts so far, totals since the start. */
	SessionProgress progress();

	/** The session, from its start on: for its results, its probes and what they cost. */
	Optional<TracingSession> session();

	/** How the session ended; nothing while it runs. */
	Optional<SessionResult> result();
}
