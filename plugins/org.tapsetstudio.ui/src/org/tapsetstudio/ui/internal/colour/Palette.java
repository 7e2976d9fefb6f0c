package org.tapsetstudio.ui.internal.colour;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.tapsetstudio.ui.internal.data.FrameLabel;

/**
 * Colours of the views that draw calls as boxes, as 0xRRGGBB. A function's hue comes from what it belongs to, its shade from its name, so that it looks the same in every recording.
 *
 * @param background behind the boxes; dark or light decides the boxes' colours
 * @param match boxes that a search found
 * @param alarm lost events, calls left by an exception
 * @param scheme how boxes get hues
 */
public record Palette(int background, int text, int match, int selection, int alarm, Scheme scheme) {
	private static final float LIGHT_SATURATION = 0.42f;
	private static final float DARK_SATURATION = 0.48f;
	/** Hues that people with any kind of colour blindness tell apart (Okabe and Ito), light enough for dark text. */
	private static final int[] DISTINCT = { 0xE69F00, 0x56B4E9, 0x2BA987, 0xF0E442, 0x4A90C4, 0xE08A4A, 0xD59AB9, 0xB0B0B0 };

	/** 0xRRGGBB of SWT's form. */
	public static int rgb(RGB rgb) {
		return rgb.red << 16 | rgb.green << 8 | rgb.blue;
	}

	/** SWT's form of 0xRRGGBB; needs no disposal. */
	public static Color color(int rgb) {
		return new Color(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
	}

	/** The colour of a box. */
	public int colour(FrameLabel frame, Colouring colouring) {
		int group = colouring.group(frame).hashCode() * 0x9E3779B1;
		float shade = Math.floorMod(frame.function().hashCode() * 0x85EBCA6B, 100) / 100f;
		return switch (scheme) {
		case PLAIN -> background;
		case DISTINCT -> mix(DISTINCT[Math.floorMod(group, DISTINCT.length)], isDark() ? 0 : 0xFFFFFF, 0.1 + 0.3 * shade);
		case THEME -> isDark() ? rgb(new RGB(Math.floorMod(group, 360), DARK_SATURATION, 0.40f + 0.14f * shade))
				: rgb(new RGB(Math.floorMod(group, 360), LIGHT_SATURATION - 0.12f * shade, 0.96f - 0.08f * shade));
		};
	}

	/**
	 * The colour of a change.
	 *
	 * @param change -1 (gone, or much faster) to 1 (new, or much slower)
	 */
	public int change(double change) {
		double strength = Math.min(1, Math.abs(change));
		int neutral = isDark() ? 0x505050 : 0xE6E6E6;
		int more = scheme == Scheme.THEME ? isDark() ? 0xC04040 : 0xF06A5A : 0xE08A00;
		int less = scheme == Scheme.THEME ? isDark() ? 0x3A7AC0 : 0x6AA5F0 : 0x3A8FD0;
		return mix(neutral, change > 0 ? more : less, strength);
	}

	/** A box's colour, nearer to the background: what is not meant now. */
	public int faded(int colour) {
		return mix(colour, background, 0.55);
	}

	/** The first pixel of a box, and all of one that is too narrow for more: without hues only lines tell where something is. */
	public int edge(int colour) {
		return scheme == Scheme.PLAIN && colour == background ? text : colour;
	}

	/** The line between boxes. */
	public int line(int colour) {
		return scheme == Scheme.PLAIN ? text : mix(colour, isDark() ? 0 : 0xFFFFFF, 0.6);
	}

	/** Lines of a grid: just visible. */
	public int grid() {
		return scheme == Scheme.PLAIN ? text : mix(background, text, 0.18);
	}

	/** Black or white, whichever can be read on a colour; high contrast keeps its own. */
	public int textOn(int colour) {
		if (scheme == Scheme.PLAIN && colour == background) {
			return text;
		}
		return Contrast.between(colour, 0) >= Contrast.between(colour, 0xFFFFFF) ? 0 : 0xFFFFFF;
	}

	private boolean isDark() {
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
