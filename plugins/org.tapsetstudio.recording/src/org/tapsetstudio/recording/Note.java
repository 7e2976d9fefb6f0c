package org.tapsetstudio.recording;

/**
 * A sentence from the agent to the user.
 *
 * @param severity how bad it is
 * @param text the sentence
 */
public record Note(Severity severity, String text) {
	/** Severity of a note. */
	public enum Severity {
		INFO, WARNING, ERROR
	}
}
