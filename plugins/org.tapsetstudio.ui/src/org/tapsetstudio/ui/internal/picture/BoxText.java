package org.tapsetstudio.ui.internal.picture;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Control;

/** Names in boxes. */
public final class BoxText {
	/** Boxes narrower than this many pixels get no name. */
	public static final int NARROWEST = 28;
	/** Drawing text is what costs, so no picture gets more names than this; the widest boxes have them. */
	public static final int MAXIMUM = 600;
	/** As many names are drawn in a few milliseconds: enough while a picture moves. */
	public static final int MOVING = 160;
	private static final int MARGIN = 3;
	private static final char ELLIPSIS = '\u2026';

	private BoxText() {
	}

	/** The height of a lane in which a name of the control's font has room. */
	public static int laneHeight(Control control) {
		var font = control.getFont().getFontData()[0];
		return Math.max(16, (int) Math.round(font.getHeight() * control.getDisplay().getDPI().y / 72.0 * 1.35) + 5);
	}

	/** Draws as much of a name as fits between two pixels, in the middle of a lane. */
	public static void draw(GC gc, String name, int left, int right, int top, int laneHeight) {
		var texts = LaidOutTexts.of(gc);
		texts.draw(gc, shorten(gc, name, right - left - 2 * MARGIN), left + MARGIN, top + (laneHeight - 1 - texts.height()) / 2);
	}

	/** The name, cut with an ellipsis if it must be; empty where there is no room for two letters. */
	public static String shorten(GC gc, String text, int room) {
		var widths = TextWidths.of(gc);
		if (widths.fitting(gc, text, room) == text.length()) {
			return text;
		}
		int end = widths.fitting(gc, text, room - widths.of(gc, ELLIPSIS));
		return end < 2 ? "" : text.substring(0, end) + ELLIPSIS; //$NON-NLS-1$
	}
}
