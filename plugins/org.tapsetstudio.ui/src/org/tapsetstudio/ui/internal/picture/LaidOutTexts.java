package org.tapsetstudio.ui.internal.picture;

import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.TextLayout;

/** Texts of a font that are laid out once and drawn often, which costs a third. Those that were not drawn for the longest time are forgotten. For the user interface's thread. */
final class LaidOutTexts {
	private static final int MOST = 2000;

	private static LaidOutTexts newest;

	private final Font font;
	private final int height;
	private final Map<String, TextLayout> layouts = new LinkedHashMap<>(16, 0.75f, true) {
		private static final long serialVersionUID = 1;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, TextLayout> eldest) {
			boolean full = size() > MOST;
			if (full) {
				eldest.getValue().dispose();
			}
			return full;
		}
	};

	private LaidOutTexts(GC gc) {
		font = gc.getFont();
		height = gc.getFontMetrics().getHeight();
	}

	/** Of the font that is set; views change their fonts seldom. */
	static LaidOutTexts of(GC gc) {
		if (newest == null || !newest.font.equals(gc.getFont())) {
			if (newest != null) {
				newest.dispose();
			}
			newest = new LaidOutTexts(gc);
		}
		return newest;
	}

	/** The height of a line, in pixels. */
	int height() {
		return height;
	}

	/** Draws one line in the foreground's colour, its upper left corner here. */
	void draw(GC gc, String text, int x, int y) {
		layouts.computeIfAbsent(text, this::layOut).draw(gc, x, y);
	}

	private TextLayout layOut(String text) {
		var layout = new TextLayout(font.getDevice());
		layout.setFont(font);
		layout.setText(text);
		return layout;
	}

	private void dispose() {
		layouts.values().forEach(TextLayout::dispose);
		layouts.clear();
	}
}
