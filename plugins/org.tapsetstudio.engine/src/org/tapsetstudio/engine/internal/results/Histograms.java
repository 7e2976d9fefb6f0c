package org.tapsetstudio.engine.internal.results;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.program.Global.HistogramKind;
import org.tapsetstudio.engine.Histogram;
import org.tapsetstudio.engine.internal.stat.HistogramShape;
import org.tapsetstudio.engine.internal.stat.Statistic;

/** Copies histograms. */
final class Histograms {
	private Histograms() {
	}

	/** @param statistic null while empty */
	static Histogram of(Statistic statistic, HistogramShape shape) {
		List<Histogram.Bucket> buckets = new ArrayList<>();
		int last = 0;
		for (int i = 0; statistic != null && i < statistic.bucketCount(); i++) {
			long count = statistic.bucket(i);
			if (count == 0 && buckets.isEmpty()) {
				continue;
			}
			buckets.add(new Histogram.Bucket(shape.low(i), shape.high(i), count));
			last = count == 0 ? last : buckets.size();
		}
		return new Histogram(shape.kind() == HistogramKind.LOG, buckets.subList(0, last));
	}
}
