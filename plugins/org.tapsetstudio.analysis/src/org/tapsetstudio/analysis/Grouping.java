package org.tapsetstudio.analysis;

/** What the first level of a call tree is. */
public enum Grouping {
	/** Functions: equal call paths of all threads are one. */
	MERGED,
	/** Processes. An exec does not make a new one. */
	PROCESS,
	/** Threads. */
	THREAD
}
