package org.tapsetstudio.engine;

import java.util.List;

/**
 * How the values of a statistic are spread. Immutable.
 *
 * @param logarithmic whether buckets double in width ({@code @hist_log}), else they are equally wide ({@code @hist_linear})
 * @param buckets from the lowest to the highest that holds a value, those between included; empty without values
 */
public record Histogram(boolean logarithmic, List<Bucket> buckets) {
	/**
	 * @param low least value that falls in here; {@link Long#MIN_VALUE} for all below a linear histogram's start
	 * @param high greatest value that falls in here; {@link Long#MAX_VALUE} for all above its end
	 * @param count how many values did
	 */
	public record Bucket(long low, long high, long count) {
	}

	public Histogram {
		buckets = List.copyOf(buckets);
	}
}
