package org.tapsetstudio.session;

/** How markers are armed. */
public enum Backend {
	/** The agent where it can enter the program, else kernel probes where they are allowed. */
	AUTO,
	/** In the program itself, without privilege. */
	AGENT,
	/** By the kernel (uprobes), with privilege: any program, also all at once. Providers such as Python's exist only in the agent. */
	UPROBE
}
