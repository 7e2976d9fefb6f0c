package org.tapsetstudio.ui.internal.data;

/** How far the reading of a recording is. */
public enum SourceState {
	/** The first reading goes on. */
	READING,
	/** A session still writes it. */
	LIVE,
	/** All is read. */
	FINISHED,
	/** The user stopped the reading; what was read is shown. */
	STOPPED,
	/** It cannot be read. */
	FAILED
}
