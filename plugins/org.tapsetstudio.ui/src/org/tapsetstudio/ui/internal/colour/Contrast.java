package org.tapsetstudio.ui.internal.colour;

/** How well colours can be told from each other, as the Web Content Accessibility Guidelines compute it. */
final class Contrast {
	private Contrast() {
	}

	/** From 1, equal, to 21, black on white; text needs 4.5. */
	static double between(int a, int b) {
		double one = luminance(a) + 0.05;
		double other = luminance(b) + 0.05;
		return Math.max(one, other) / Math.min(one, other);
	}

	private static double luminance(int colour) {
		return 0.2126 * linear(colour >> 16 & 255) + 0.7152 * linear(colour >> 8 & 255) + 0.0722 * linear(colour & 255);
	}

	private static double linear(int part) {
		double share = part / 255.0;
		return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
	}
}
