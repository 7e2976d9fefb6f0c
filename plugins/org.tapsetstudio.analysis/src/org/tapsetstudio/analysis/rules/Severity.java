package org.tapsetstudio.analysis.rules;

/** How much a finding asks for attention. */
public enum Severity {
	/** Good to know. */
	INFO,
	/** Probably worth a change. */
	WARNING,
	/** What the recording says is incomplete, or something goes wrong in the program. */
	PROBLEM
}
