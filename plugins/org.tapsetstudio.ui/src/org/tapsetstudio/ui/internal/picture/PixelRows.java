package org.tapsetstudio.ui.internal.picture;

/**
 * A picture of lanes with one row of pixels each, to be drawn stretched to the height of a lane. Immutable by convention.
 *
 * @param width of every row
 * @param rows 0xRRGGBB each. Arrays of their own, since the garbage collector treats one that is larger than half a megabyte with a cost that is seen in the frames
 */
public record PixelRows(int width, int[][] rows) {
	/** How many lanes there are. */
	public int height() {
		return rows.length;
	}
}
