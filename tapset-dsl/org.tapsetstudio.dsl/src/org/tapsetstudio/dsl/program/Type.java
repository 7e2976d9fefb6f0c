package org.tapsetstudio.dsl.program;

/** The types of the SystemTap language. {@link #UNKNOWN} never reaches a {@link Program} that has no errors, except as the result of a function that returns nothing. */
public enum Type {
	LONG, STRING, STATS, UNKNOWN
}
