package org.tapsetstudio.session.preflight;

/** How the events of a probe come about. */
public enum Way {
	/** A marker or function of the program, armed by the agent in the program itself. */
	AGENT,
	/** Code of the agent that stands in for a marker which the program lacks. */
	PROVIDER,
	/** A probe of the kernel on the marker or function. */
	KERNEL,
	/** It will not come, or nobody knows yet. */
	NONE
}
