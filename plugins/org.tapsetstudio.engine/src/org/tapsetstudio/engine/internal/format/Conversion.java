package org.tapsetstudio.engine.internal.format;

/**
 * One part of a format.
 *
 * @param literal bytes that stand for themselves, or null for a conversion
 * @param flag one of {@code 0 + - # } or a blank, or 0 without a flag
 * @param width least width, -1 without, {@link #FROM_ARGUMENT} for {@code *}
 * @param precision -1 without, {@link #FROM_ARGUMENT} for {@code .*}
 * @param kind conversion letter
 */
public record Conversion(byte[] literal, char flag, int width, int precision, char kind) {
	public static final int FROM_ARGUMENT = -2;

	static Conversion literal(byte[] bytes) {
		return new Conversion(bytes, (char) 0, -1, -1, (char) 0);
	}

	/** How many arguments it takes. */
	public int arguments() {
		return literal != null ? 0 : 1 + (width == FROM_ARGUMENT ? 1 : 0) + (precision == FROM_ARGUMENT ? 1 : 0);
	}
}
