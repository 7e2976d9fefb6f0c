package org.tapsetstudio.engine.internal.stat;

import org.tapsetstudio.dsl.program.Global.HistogramKind;

/**
 * Which values fall into which bucket.
 *
 * @param start lowest value of the first regular bucket (linear only)
 * @param stop highest regular value (linear only)
 * @param interval width of a bucket, above 0 (linear only)
 */
public record HistogramShape(HistogramKind kind, long start, long stop, long interval, int buckets) {
	private static final int LOG_BUCKETS = 128;
	/** The bucket of the value 0 in a logarithmic histogram. */
	static final int LOG_ZERO = 64;

	public static HistogramShape log() {
		return new HistogramShape(HistogramKind.LOG, 0, 0, 1, LOG_BUCKETS);
	}

	/** @throws IllegalArgumentException if that would be fewer than 3 or more than 128 buckets */
	public static HistogramShape linear(long start, long stop, long interval) {
		long buckets = interval <= 0 || stop < start ? 0 : (stop - start) / interval + 3;
		if (buckets < 3 || buckets > 128) {
			throw new IllegalArgumentException("histogram: the number of buckets must be from 3 to 128, not " + buckets);
		}
		return new HistogramShape(HistogramKind.LINEAR, start, stop, interval, (int) buckets);
	}

	public int bucketOf(long value) {
		if (kind == HistogramKind.LOG) {
			if (value == 0) {
				return LOG_ZERO;
			}
			return value > 0 ? LOG_ZERO + bits(value) : Math.max(0, LOG_ZERO - bits(-value));
		}
		long above = value - start; // wraps around, as in SystemTap
		return above < 0 ? 0 : (int) Math.min(above / interval + 1, buckets - 1);
	}

	private static int bits(long value) {
		return 64 - Long.numberOfLeadingZeros(value);
	}

	/** The value that stands beside a bucket. */
	public long label(int bucket) {
		if (kind == HistogramKind.LOG) {
			if (bucket == LOG_ZERO) {
				return 0;
			}
			return bucket > LOG_ZERO ? 1L << bucket - LOG_ZERO - 1 : -(1L << LOG_ZERO - 1 - bucket);
		}
		if (bucket == 0) {
			return start;
		}
		return bucket == buckets - 1 ? start + (bucket - 2) * interval : start + (bucket - 1) * interval;
	}

	/** The least value that falls into a bucket. */
	public long low(int bucket) {
		if (kind == HistogramKind.LOG) {
			return bucket >= LOG_ZERO ? label(bucket) : bucket == 0 ? Long.MIN_VALUE : 2 * label(bucket) + 1;
		}
		return bucket == 0 ? Long.MIN_VALUE : start + (bucket - 1) * interval;
	}

	/** The greatest value that falls into a bucket. */
	public long high(int bucket) {
		if (kind == HistogramKind.LOG) {
			return bucket <= LOG_ZERO ? label(bucket) : 2 * label(bucket) - 1;
		}
		return bucket == 0 ? start - 1 : bucket == buckets - 1 ? Long.MAX_VALUE : start + bucket * interval - 1;
	}
}
