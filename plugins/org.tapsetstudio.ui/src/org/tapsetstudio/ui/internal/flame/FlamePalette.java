package org.tapsetstudio.ui.internal.flame;

import org.eclipse.swt.graphics.RGB;
import org.tapsetstudio.ui.internal.data.FrameLabel;

/**
 * Colours of a flame graph, as 0xRRGGBB. A function's hue comes from its file, its shade from its name, so that a function looks the same in every recording.
 *
 * @param background behind the boxes; dark or light decides the boxes' colours
 * @param match boxes that a search found
 * @param plain boxes without hues, for high contrast
 */
record FlamePalette(int background, int text, int match, int selection, boolean plain) {
	private static final float LIGHT_SATURATION = 0.42f;
	private static final float DARK_SATURATION = 0.48f;

	static int rgb(RGB rgb) {
		return rgb.red << 16 | rgb.green << 8 | rgb.blue;
	}

	/** The colour of a box. */
	int colour(FrameLabel frame, boolean matches) {
		if (matches) {
			return match;
		}
		if (plain) {
			return background;
		}
		float hue = Math.floorMod(frame.file().hashCode() * 0x9E3779B1, 360);
		float shade = Math.floorMod(frame.function().hashCode() * 0x85EBCA6B, 100) / 100f;
		return isDark() ? rgb(new RGB(hue, DARK_SATURATION, 0.40f + 0.14f * shade)) : rgb(new RGB(hue, LIGHT_SATURATION - 0.12f * shade, 0.96f - 0.08f * shade));
	}

	/** A box's colour, nearer to the background: callers above the zoomed function. */
	int faded(int colour) {
		return mix(colour, background, 0.55);
	}

	/** The line between boxes. */
	int line(int colour) {
		return plain ? text : mix(colour, isDark() ? 0 : 0xFFFFFF, 0.6);
	}

	/** Black or white, whichever can be read on a colour; high contrast keeps its own. */
	int textOn(int colour) {
		if (plain && colour == background) {
			return text;
		}
		return luminance(colour) > 0.45 ? 0x101010 : 0xF5F5F5;
	}

	boolean isDark() {
		return luminance(background) < 0.4;
	}

	private static double luminance(int colour) {
		return (0.299 * (colour >> 16 & 255) + 0.587 * (colour >> 8 & 255) + 0.114 * (colour & 255)) / 255;
	}

	private static int mix(int a, int b, double share) {
		int mixed = 0;
		for (int shift = 0; shift <= 16; shift += 8) {
			int from = a >> shift & 255;
			int to = b >> shift & 255;
			mixed |= (int) Math.round(from + (to - from) * share) << shift;
		}
		return mixed;
	}
}
