package org.tapsetstudio.export;

import java.io.IOException;

/** A picture of boxes and lines of text, drawn from top to bottom. Lengths are pixels. */
public interface Picture {
	/** Height of a row of boxes, with the gap below it. */
	int ROW = 18;

	/** How a line of text looks. */
	enum Style {
		/** large */
		TITLE,
		/** a note, fainter than what it is about */
		NOTE
	}

	/** Comes first. */
	void begin(int width, int height, String title) throws IOException;

	/** A line of text; its baseline is at {@code y}. */
	void text(double x, double y, Style style, String text) throws IOException;

	/**
	 * A box.
	 *
	 * @param color as {@code 0xRRGGBB}
	 * @param label written into it as far as there is room
	 * @param tooltip shown, where the picture can, for who points at it
	 */
	void box(double x, double y, double width, int color, String label, String tooltip) throws IOException;

	/** Comes last. */
	void end() throws IOException;

	/** As much of a label as fits into so many characters; empty if next to none does. */
	static String shorten(String label, int characters) {
		if (label.codePointCount(0, label.length()) <= characters) {
			return label;
		}
		return characters < 3 ? "" : label.substring(0, label.offsetByCodePoints(0, characters - 2)) + "..";
	}

	/** A warm colour that is the same for the same name in every picture; invented functions are grey. */
	static int color(String name, boolean invented) {
		if (invented) {
			return 0xC8C8C8;
		}
		int hash = name.hashCode() * 0x9E3779B9;
		return 215 + (hash >>> 8) % 36 << 16 | 110 + (hash >>> 14) % 100 << 8 | 60 + (hash >>> 22) % 50;
	}
}
