package org.tapsetstudio.engine;

/** Gives the events of a recording or of a live session, in the order of time. Used by one thread. */
public interface EventSource {
	int NONE = -1;

	/**
	 * Moves to the next hit.
	 *
	 * @return the probe that it is for (an event that several probes wait for comes once for each), or {@link #NONE} if there is none (yet)
	 */
	int next();

	/** The event of the last hit; may be one instance that changes. */
	EventContext event();
}
