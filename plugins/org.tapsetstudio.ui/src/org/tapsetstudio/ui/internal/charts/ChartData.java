package org.tapsetstudio.ui.internal.charts;

import java.util.List;

/**
 * What a chart shows. Immutable by convention.
 *
 * @param labels of the bars; empty where x is a number
 * @param x ascending; as many as there are values
 * @param empty why there is nothing; empty text where there is something
 */
record ChartData(String title, String xTitle, String yTitle, List<String> labels, double[] x, double[] y, String empty) {
	static ChartData nothing(String title, String reason) {
		return new ChartData(title, "", "", List.of(), new double[0], new double[0], reason); //$NON-NLS-1$ //$NON-NLS-2$
	}

	static ChartData bars(String title, String xTitle, String yTitle, List<String> labels, double[] y) {
		var x = new double[y.length];
		for (int i = 0; i < x.length; i++) {
			x[i] = i;
		}
		return new ChartData(title, xTitle, yTitle, labels, x, y, y.length == 0 ? Messages.Empty : ""); //$NON-NLS-1$
	}

	/** Points along a line; of very many, those that are seen. */
	static ChartData line(String title, String xTitle, String yTitle, double[] x, double[] y) {
		int[] kept = DownSampling.extremes(y, DownSampling.POINTS);
		var fewerX = new double[kept.length];
		var fewerY = new double[kept.length];
		for (int i = 0; i < kept.length; i++) {
			fewerX[i] = x[kept[i]];
			fewerY[i] = y[kept[i]];
		}
		return new ChartData(title, xTitle, yTitle, List.of(), fewerX, fewerY, kept.length == 0 ? Messages.Empty : ""); //$NON-NLS-1$
	}

	boolean isBars() {
		return !labels.isEmpty();
	}
}
