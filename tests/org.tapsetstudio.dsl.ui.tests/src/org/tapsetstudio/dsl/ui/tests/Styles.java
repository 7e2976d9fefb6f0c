package org.tapsetstudio.dsl.ui.tests;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;

/** Tells how text looks. */
final class Styles {

	private Styles() {
	}

	/** Color and font style at an offset, e.g. {@code #7f0055 bold}; "plain" where none is set. */
	static String describe(StyledText widget, int offset) {
		StyleRange range = widget.getStyleRangeAtOffset(offset);
		if (range == null || range.foreground == null) {
			return "plain";
		}
		String style = (range.fontStyle & SWT.BOLD) != 0 ? " bold" : (range.fontStyle & SWT.ITALIC) != 0 ? " italic" : "";
		return describe(range.foreground) + style;
	}

	/** A color, e.g. {@code #7f0055}. */
	static String describe(Color color) {
		RGB rgb = color.getRGB();
		return "#%02x%02x%02x".formatted(rgb.red, rgb.green, rgb.blue);
	}
}
