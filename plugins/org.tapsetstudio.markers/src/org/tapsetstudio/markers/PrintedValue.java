package org.tapsetstudio.markers;

import java.util.List;

/**
 * A value of a program written out, as {@code $x$} and {@code $x$$} ask for it.
 *
 * @param pointer that leads to it and must not be 0; null where none does
 */
public record PrintedValue(ProgramValue pointer, List<Piece> pieces) {
	/** A piece of the text. */
	public sealed interface Piece {
	}

	/** What is printed as it is. */
	public record Text(String text) implements Piece {
	}

	/** @param letter of printf's conversion: {@code i}, {@code u}, {@code p}, or {@code c} for a letter with escapes */
	public record Number(ProgramValue value, char letter) implements Piece {
	}

	/** A string in quotation marks. @param address where it begins */
	public record Quoted(ProgramValue address) implements Piece {
	}
}
