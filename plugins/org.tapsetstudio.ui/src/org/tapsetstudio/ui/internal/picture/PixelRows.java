package org.tapsetstudio.ui.internal.picture;

/**
 * A picture of lanes with one row of pixels each, to be drawn stretched to the height of a lane. Immutable by convention.
 *
 * @param pixels 0xRRGGBB, row by row
 */
public record PixelRows(int width, int rows, int[] pixels) {
}
