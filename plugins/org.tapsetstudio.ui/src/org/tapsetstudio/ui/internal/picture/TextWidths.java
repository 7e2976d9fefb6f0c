package org.tapsetstudio.ui.internal.picture;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;

/** How wide texts of a font are, from the widths of their characters: laying out a text to measure it costs more than drawing it. For the user interface's thread. */
final class TextWidths {
	/** A character alone is measured in whole pixels, so several are. */
	private static final int REPEATED = 16;

	private static TextWidths newest;

	private final Font font;
	private final Map<Integer, Double> widths = new HashMap<>();

	private TextWidths(Font font) {
		this.font = font;
	}

	/** Of the font that is set; views change their fonts seldom. */
	static TextWidths of(GC gc) {
		if (newest == null || !newest.font.equals(gc.getFont())) {
			newest = new TextWidths(gc.getFont());
		}
		return newest;
	}

	/** How many characters (of Java) fit into so many pixels; all where the text is not wider. */
	int fitting(GC gc, String text, double room) {
		double width = 0;
		for (int at = 0; at < text.length();) {
			int character = text.codePointAt(at);
			width += of(gc, character);
			if (width > room) {
				return at;
			}
			at += Character.charCount(character);
		}
		return text.length();
	}

	double of(GC gc, int character) {
		return widths.computeIfAbsent(character, each -> (double) gc.stringExtent(Character.toString(each).repeat(REPEATED)).x / REPEATED);
	}
}
