package org.tapsetstudio.ui.internal.charts;

import java.util.stream.IntStream;

/** Fewer points that look the same: a chart draws each one, and a screen has two thousand pixels. */
final class DownSampling {
	/** Points that a chart draws at most. */
	static final int POINTS = 2000;

	private DownSampling() {
	}

	/** Indexes, ascending, of the lowest and the highest value of each stretch; all where there are not more than wanted. */
	static int[] extremes(double[] values, int wanted) {
		if (values.length <= wanted) {
			return IntStream.range(0, values.length).toArray();
		}
		int stretches = wanted / 2;
		int[] kept = new int[2 * stretches];
		int count = 0;
		for (int i = 0; i < stretches; i++) {
			int from = (int) ((long) i * values.length / stretches);
			int to = (int) ((long) (i + 1) * values.length / stretches);
			int low = from;
			int high = from;
			for (int at = from; at < to; at++) {
				low = values[at] < values[low] ? at : low;
				high = values[at] > values[high] ? at : high;
			}
			kept[count++] = Math.min(low, high);
			if (low != high) {
				kept[count++] = Math.max(low, high);
			}
		}
		return java.util.Arrays.copyOf(kept, count);
	}
}
