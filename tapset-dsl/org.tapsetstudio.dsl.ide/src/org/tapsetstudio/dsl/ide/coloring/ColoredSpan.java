package org.tapsetstudio.dsl.ide.coloring;

/**
 * A coloured piece of text.
 *
 * @param start offset of its first character
 * @param end offset behind its last character
 */
public record ColoredSpan(int start, int end, ColorKind kind) {

	/** The same span in a text where everything was moved by so many characters. */
	public ColoredSpan moved(int distance) {
		return new ColoredSpan(start + distance, end + distance, kind);
	}
}
