package org.tapsetstudio.engine;

/**
 * How histograms are drawn.
 *
 * @param width HIST_WIDTH: marks of the longest bar, from 1
 * @param elision HIST_ELISION: rows of zeros with this many zero neighbours are left out; negative: none
 */
public record HistogramLayout(int width, int elision) {
	public static final HistogramLayout DEFAULT = new HistogramLayout(50, 2);
}
