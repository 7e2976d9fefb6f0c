package org.tapsetstudio.recording.index;

import java.io.IOException;
import java.util.Arrays;

/**
 * Makes the {@link TimeLevels} of a row while it grows. How long the buckets are is chosen again each time that there are twice as many calls; where that is not what it was, the levels are made anew and
 * the old ones stay in the file, unused. One thread.
 */
final class TimeBuckets {
	/** Calls for each bucket of the first level, on average; with fewer the pyramid of blocks is as good. */
	private static final int CALLS = 24;
	/** A level with fewer buckets is not worth another above it. */
	private static final int FEW = 256;
	private static final long NO_OTHERS = 0xFFFFFFFFL;
	/** Length of a bucket whose last call is as long or longer. */
	private static final long LONGEST = (1L << 55) - 1;

	private final PageFile file;
	private int[] shifts = {};
	private EntryColumn[] columns = {};
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
		for (int level = 0; level < columns.length; level++) {
			take(row, level, whole);
		}
		int[] covered = new int[columns.length];
		for (int level = 0; level < columns.length; level++) {
			covered[level] = level == 0 ? taken[0] : taken[level] < columns[level - 1].count() ? TimeLevels.firstCall(columns[level - 1], taken[level]) : covered[level - 1];
		}
		return new TimeLevels(shifts, columns, covered);
	}

	private void choose(SpanRow row) throws IOException {
		int count = row.count();
		long[] edges = edges(row);
		long buckets = count / CALLS;
		if (columns.length > 0) {
			long now = 1 + edges[shifts[0]];
			if (now > 2 * buckets || now < buckets / 4) {
				shifts = new int[0];
				columns = new EntryColumn[0];
				taken = new int[0];
			}
		}
		for (int level = 0; level < columns.length; level++) {
			take(row, level, false);
			buckets = columns[level].count() / 4;
		}
		for (int shift = columns.length == 0 ? 0 : shifts[columns.length - 1] + 1; shift < 63 && buckets >= FEW && columns.length < TimeLevels.MAXIMUM_LEVELS; shift++) {
			if (1 + edges[shift] <= buckets) {
				int level = columns.length;
				shifts = Arrays.copyOf(shifts, level + 1);
				shifts[level] = shift;
				columns = Arrays.copyOf(columns, level + 1);
				columns[level] = new EntryColumn(file);
				taken = Arrays.copyOf(taken, level + 1);
				take(row, level, false);
				buckets = columns[level].count() / 4;
			}
		}
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
		int shift = shifts[0];
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
			columns[0].append(start, (long) taken[0] << 32 | last >>> 40 << 8 | SpanRow.code(SpanRow.shortLength(last)));
			columns[0].append(Math.min(row.end(i - 1) - start, LONGEST) << 8 | row.flags(i - 1), others);
			taken[0] = i;
		}
	}

	private void takeBuckets(int level, boolean whole) throws IOException {
		EntryColumn below = columns[level - 1];
		int count = below.count();
		int shift = shifts[level];
		while (taken[level] < count) {
			int from = taken[level];
			int i = from + 2;
			long start = below.first(from);
			long others = below.second(from + 1);
			for (; i < count && below.first(i) >>> shift == start >>> shift; i += 2) {
				long last = TimeLevels.last(below.second(i - 2), TimeLevels.firstCall(below, i) - 1);
				others = TimeLevels.longer(TimeLevels.longer(others, last), below.second(i + 1));
			}
			if (i == count && !whole) {
				return;
			}
			columns[level].append(start, (long) TimeLevels.firstCall(below, from) << 32 | below.second(i - 2) & 0xFFFFFFFFL);
			long length = below.first(i - 2) - start + (below.first(i - 1) >>> 8);
			columns[level].append(Math.min(length, LONGEST) << 8 | below.first(i - 1) & 0xFF, others);
			taken[level] = i;
		}
	}
}
