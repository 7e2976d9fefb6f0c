package org.tapsetstudio.dsl.ide.formatting;

/**
 * How a script is to look.
 *
 * @param indent the white space of one step of indentation: a tab or some blanks
 * @param blankLines how many blank lines in a row may stay, 0 or more
 */
public record FormatOptions(String indent, int blankLines) {
	/** Tabs, one blank line. */
	public static final FormatOptions DEFAULT = new FormatOptions("\t", 1);
}
