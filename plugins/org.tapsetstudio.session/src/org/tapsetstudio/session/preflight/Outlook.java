package org.tapsetstudio.session.preflight;

/** Whether a probe can fire. That it does fire depends on what the program does. */
public enum Outlook {
	/** The target has it and it can be armed. */
	FIRES,
	/** The target itself cannot tell: it may load or start what has it. */
	MAY_FIRE,
	/** Not on this target, as things are. */
	WILL_NOT_FIRE
}
