package org.tapsetstudio.ui.internal.flame;

import java.util.Locale;

import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;
import org.tapsetstudio.ui.internal.data.FrameLabel;

/**
 * What a picture is to show.
 *
 * @param zoom the node that fills the width; its callers are above it
 * @param width in pixels, at least 1
 * @param words what a search looks for in functions and files; empty for nothing
 */
record FlameRequest(CallTreeSnapshot tree, int zoom, int width, String words, FlamePalette palette) {
	boolean matches(FrameLabel frame) {
		return !words.isEmpty() && (frame.function().toLowerCase(Locale.ROOT).contains(words) || frame.file().toLowerCase(Locale.ROOT).contains(words));
	}
}
