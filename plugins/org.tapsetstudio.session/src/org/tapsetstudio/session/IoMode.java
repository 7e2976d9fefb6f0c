package org.tapsetstudio.session;

/** Where the target's standard streams go. */
public enum IoMode {
	/** To this process' own: for the command line. */
	INHERIT,
	/** Input is empty; output and error come through {@link SessionListener#targetOutput}. */
	PIPE
}
