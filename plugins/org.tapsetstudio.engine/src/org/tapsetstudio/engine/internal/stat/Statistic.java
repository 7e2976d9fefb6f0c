package org.tapsetstudio.engine.internal.stat;

/**
 * Count, sum, least, greatest, mean and variance of the numbers given so far, in integers, and a histogram where the program asks for one.
 * The variance follows Welford's method on values shifted left by {@code bits}; that it is corrected at the end by the distance of the running
 * from the exact mean, but not for elements of arrays, is what makes small samples come out as users know them (1 to 5: 12, with one bit 2, in an
 * array 7). So does that the distance of a value from the mean is taken in 32 bits.
 */
public final class Statistic {
	private final StatisticShape shape;
	private long count;
	private long sum;
	private long min;
	private long max;
	private long mean;
	private long squares;
	private final long[] buckets;
	/** What loops over the buckets see; null while there are none. */
	private long[] looped;

	public Statistic(StatisticShape shape) {
		this.shape = shape;
		buckets = shape.histogram() == null ? null : new long[shape.histogram().buckets()];
	}

	public void add(long value) {
		count++;
		sum += value;
		if (count == 1) {
			min = max = value;
			mean = value << shape.bits();
		} else {
			min = Math.min(min, value);
			max = Math.max(max, value);
			if (shape.variance()) {
				long shifted = value << shape.bits();
				int delta = (int) (shifted - mean);
				mean += delta / count;
				squares += delta * (shifted - mean);
			}
		}
		if (buckets != null) {
			buckets[shape.histogram().bucketOf(value)]++;
		}
	}

	/** Adds what another one of the same shape has seen. */
	public void add(Statistic other) {
		if (other.count == 0) {
			return;
		}
		if (count == 0) {
			min = other.min;
			max = other.max;
			mean = other.mean;
			squares = other.squares;
		} else {
			min = Math.min(min, other.min);
			max = Math.max(max, other.max);
			long total = count + other.count;
			long delta = other.mean - mean;
			squares += other.squares + delta * delta / total * count * other.count;
			mean += delta * other.count / total;
		}
		count += other.count;
		sum += other.sum;
		for (int i = 0; buckets != null && i < buckets.length; i++) {
			buckets[i] += other.buckets[i];
		}
	}

	public long count() {
		return count;
	}

	public long sum() {
		return sum;
	}

	public long min() {
		return min;
	}

	public long max() {
		return max;
	}

	/** Truncated toward 0; 0 without values. */
	public long average() {
		return count == 0 ? 0 : sum / count;
	}

	public long variance() {
		if (count < 2) {
			return 0;
		}
		if (shape.element()) {
			return squares / (count - 1) >> 2 * shape.bits();
		}
		long exact = (sum << shape.bits()) / count;
		long correction = count * (mean - exact) * (mean - exact);
		long within = (count - 1) * (squares / (count - 1));
		return (correction + within) / (count - 1) >> 2 * shape.bits();
	}

	public StatisticShape shape() {
		return shape;
	}

	/** How often a bucket was hit. */
	public long bucket(int index) {
		return buckets[index];
	}

	/**
	 * From now on, loops see the buckets as they are now.
	 *
	 * @return whether it is the first of nested loops, which has to call {@link #endLoop()}
	 */
	public boolean beginLoop() {
		boolean first = looped == null;
		looped = buckets.clone();
		return first;
	}

	public void endLoop() {
		looped = null;
	}

	/** Something reads the statistic: loops then see what it has now. */
	public void read() {
		if (looped != null) {
			System.arraycopy(buckets, 0, looped, 0, buckets.length);
		}
	}

	/** How often a bucket was hit, as a loop sees it. */
	public long loopedBucket(int index) {
		return looped == null ? 0 : looped[index];
	}

	public int bucketCount() {
		return buckets == null ? 0 : buckets.length;
	}
}
