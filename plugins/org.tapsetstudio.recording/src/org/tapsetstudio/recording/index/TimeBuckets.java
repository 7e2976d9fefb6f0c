package org.tapsetstudio.recording.index;

import java.io.IOException;
import java.util.Arrays;

/**
 * Makes the {@link TimeLevels} of a row while it grows. How long the buckets are is chosen again each time that there are twice as many calls; where that is not what it was, the levels are made anew and
 * the old ones stay in the file, unused. One thread.
 */
final class TimeBuckets {
	/** Calls for each bucket of the first level, on average; with fewer the pyramid of blocks is as good. */
	private static final int CALLS = 12;
	/** A level with fewer buckets is not worth another above it. */
	private static final int FEW = 256;
	/** Levels with fewer buckets than one for so many calls lie as close to each other as they can: they take no room worth counting, and pictures of whole recordings are of them. */
	private static final int CLOSE = 32;
	private static final long NO_OTHERS = 0xFFFFFFFFL;
	/** Length of a bucket whose last call is as long or longer. */
	private static final long LONGEST = (1L << 55) - 1;

	private final PageFile file;
	private BucketLevel[] levels = {};
	/** By level: how much of what is below, calls or entries, is in its buckets. */
	private int[] taken = {};
	private int decided;

	TimeBuckets(PageFile file) {
		this.file = file;
	}

	/**
	 * Takes what the row has got.
	 *
	 * @param whole whether no more calls come; else a bucket is made when a later call is known
	 * @return the levels as they are now
	 */
	TimeLevels extend(SpanRow row, boolean whole) throws IOException {
		int count = row.count();
		if (count >= Math.max(CALLS * FEW, 2 * decided)) {
			choose(row);
			decided = count;
		}
		for (int level = 0; level < levels.length; level++) {
			take(row, level, whole);
		}
		int[] covered = new int[levels.length];
		for (int level = 0; level < levels.length; level++) {
			covered[level] = level == 0 ? taken[0] : taken[level] < levels[level - 1].count() ? levels[level - 1].firstCall(taken[level]) : covered[level - 1];
		}
		return new TimeLevels(levels, covered);
	}

	private void choose(SpanRow row) throws IOException {
		int count = row.count();
		long[] edges = edges(row);
		long buckets = count / CALLS * 9L / 8;
		if (levels.length > 0) {
			long now = 1 + edges[levels[0].shift];
			if (now > 2 * buckets || now < buckets / 4) {
				levels = new BucketLevel[0];
				taken = new int[0];
			}
		}
		for (int level = 0; level < levels.length; level++) {
			take(row, level, false);
			buckets = above(level, count);
		}
		for (int shift = levels.length == 0 ? 0 : levels[levels.length - 1].shift + 1; shift < 63 && buckets >= FEW && levels.length < TimeLevels.MAXIMUM_LEVELS; shift++) {
			if (1 + edges[shift] <= buckets) {
				int level = levels.length;
				levels = Arrays.copyOf(levels, level + 1);
				levels[level] = new BucketLevel(shift, file);
				taken = Arrays.copyOf(taken, level + 1);
				take(row, level, false);
				buckets = above(level, count);
			}
		}
	}

	/** How many buckets the level above a level may have. */
	private long above(int level, int calls) {
		long buckets = levels[level].count();
		return buckets < calls / CLOSE ? buckets * 4 / 5 : buckets * 9 / 16;
	}

	/** For each length of a bucket, between how many neighbours (every eighth call is looked at) a bucket ends: about as many are not empty. */
	private static long[] edges(SpanRow row) {
		long[] edges = new long[65];
		long before = row.start(0);
		for (int i = 8; i < row.count(); i += 8) {
			long start = row.start(i);
			edges[64 - Long.numberOfLeadingZeros(before ^ start)]++;
			before = start;
		}
		for (int shift = 63; shift >= 0; shift--) {
			edges[shift] += edges[shift + 1];
		}
		System.arraycopy(edges, 1, edges, 0, 64);
		return edges;
	}

	private void take(SpanRow row, int level, boolean whole) throws IOException {
		if (level == 0) {
			takeCalls(row, whole);
		} else {
			takeBuckets(level, whole);
		}
	}

	private void takeCalls(SpanRow row, boolean whole) throws IOException {
		int count = row.count();
		int shift = levels[0].shift;
		while (taken[0] < count) {
			int i = taken[0];
			long start = row.start(i);
			long others = NO_OTHERS;
			long last = row.second(i);
			for (i++; i < count && row.start(i) >>> shift == start >>> shift; i++) {
				others = TimeLevels.longer(others, SpanRow.summary(last, i - 1));
				last = row.second(i);
			}
			if (i == count && !whole) {
				return;
			}
			levels[0].heads.append(start, (long) taken[0] << 32 | last >>> 40 << 8 | SpanRow.code(SpanRow.shortLength(last)));
			levels[0].tails.append(Math.min(row.end(i - 1) - start, LONGEST) << 8 | row.flags(i - 1), others);
			taken[0] = i;
		}
	}

	private void takeBuckets(int level, boolean whole) throws IOException {
		EntryColumn heads = levels[level - 1].heads;
		EntryColumn tails = levels[level - 1].tails;
		int count = heads.count();
		int shift = levels[level].shift;
		while (taken[level] < count) {
			int from = taken[level];
			int i = from + 1;
			long start = heads.first(from);
			long others = tails.second(from);
			for (; i < count && heads.first(i) >>> shift == start >>> shift; i++) {
				long last = TimeLevels.last(heads.second(i - 1), levels[level - 1].firstCall(i) - 1);
				others = TimeLevels.longer(TimeLevels.longer(others, last), tails.second(i));
			}
			if (i == count && !whole) {
				return;
			}
			levels[level].heads.append(start, (long) levels[level - 1].firstCall(from) << 32 | heads.second(i - 1) & 0xFFFFFFFFL);
			long length = heads.first(i - 1) - start + (tails.first(i - 1) >>> 8);
			levels[level].tails.append(Math.min(length, LONGEST) << 8 | tails.first(i - 1) & 0xFF, others);
			taken[level] = i;
		}
	}
}
