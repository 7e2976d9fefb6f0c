package org.tapsetstudio.dsl.ui.tests;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
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
		RGB rgb = range.foreground.getRGB();
		String style = (range.fontStyle & SWT.BOLD) != 0 ? " bold" : (range.fontStyle & SWT.ITALIC) != 0 ? " italic" : "";
		return "#%02x%02x%02x%s".formatted(rgb.red, rgb.green, rgb.blue, style);
	}
}
