package org.tapsetstudio.ui.internal.charts;

import java.util.List;

/**
 * What a chart shows. Immutable by convention.
 *
 * @param labels of the bars; empty where x is a number
 * @param isConnected whether a line leads from value to value; not where each stands for itself
 * @param x ascending; as many as there are values
 * @param empty why there is nothing; empty text where there is something
 */
record ChartData(String title, String xTitle, String yTitle, List<String> labels, double[] x, double[] y, boolean isConnected, String empty) {
	static ChartData nothing(String title, String reason) {
		return new ChartData(title, "", "", List.of(), new double[0], new double[0], false, reason); //$NON-NLS-1$ //$NON-NLS-2$
	}

	static ChartData bars(String title, String xTitle, String yTitle, List<String> labels, double[] y) {
		var x = new double[y.length];
		for (int i = 0; i < x.length; i++) {
			x[i] = i;
		}
		return new ChartData(title, xTitle, yTitle, labels, x, y, false, y.length == 0 ? Messages.Empty : ""); //$NON-NLS-1$
	}

	/** Points along a line; of very many, those that are seen. */
	static ChartData line(String title, String xTitle, String yTitle, double[] x, double[] y) {
		return series(title, xTitle, yTitle, x, y, true);
	}

	/** Points that stand for themselves; of very many, those that are seen. */
	static ChartData points(String title, String xTitle, String yTitle, double[] x, double[] y) {
		return series(title, xTitle, yTitle, x, y, false);
	}

	private static ChartData series(String title, String xTitle, String yTitle, double[] x, double[] y, boolean connected) {
		int[] kept = DownSampling.extremes(y, DownSampling.POINTS);
		var fewerX = new double[kept.length];
		var fewerY = new double[kept.length];
		for (int i = 0; i < kept.length; i++) {
			fewerX[i] = x[kept[i]];
			fewerY[i] = y[kept[i]];
		}
		return new ChartData(title, xTitle, yTitle, List.of(), fewerX, fewerY, connected, kept.length == 0 ? Messages.Empty : ""); //$NON-NLS-1$
	}

	boolean isBars() {
		return !labels.isEmpty();
	}
}
