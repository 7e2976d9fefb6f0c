package org.tapsetstudio.dsl.program;

import java.util.Objects;

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
	/** Written out, since a record's own is made by the JVM at its first use, which takes longer than checking a small script. */
	@Override
	public int hashCode() {
		return 31 * (31 * offset + length) + Objects.hashCode(file);
	}

	@Override
	public String toString() {
		return file + ":" + line + ":" + column;
	}
}
