package org.tapsetstudio.dsl.program;

/**
 * A place in a source text.
 *
 * @param file name as the user gave it ({@code <input>} for {@code -e})
 * @param offset characters from the start of the text, from 0
 * @param length characters, may be 0
 * @param line from 1
 * @param column from 1
 */
public record SourceRange(String file, int offset, int length, int line, int column) {
	@Override
	public String toString() {
		return file + ":" + line + ":" + column;
	}
}
