package org.tapsetstudio.ui.internal.charts;

import org.tapsetstudio.analysis.Progress;

/**
 * One of the charts that a recording offers.
 *
 * @param id names it over restarts
 * @param title for people
 * @param maker computes it, off the user interface's thread
 */
record ChartKind(String id, String title, Maker maker) {
	/** Computes a chart. */
	@FunctionalInterface
	interface Maker {
		ChartData make(Progress progress);
	}
}
