package org.tapsetstudio.recording.index;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What a row of calls shows when a pixel is wider than many of them: buckets of time, each twice (or more often) as long as those of the level below, where there are calls. A picture then costs at most
 * some buckets for each pixel, however dense the calls are and however they are spread. Made once, when no more calls come; then any thread may ask.
 * <p>
 * The calls of a row do not overlap, so only the last that begins in a bucket can reach beyond it. That one is told apart from the others, to be drawn as long as it is.
 */
final class TimeBuckets {
	/** Calls for each bucket of the first level, on average; with fewer the pyramid of blocks is as good. */
	private static final int CALLS = 16;
	/** A level with fewer buckets is not worth another above it. */
	private static final int FEW = 256;
	private static final int MAXIMUM_LEVELS = 32;
	private static final long NO_OTHERS = 0xFFFFFFFFL;
	/** Length of a bucket whose last call is as long or longer. */
	private static final long LONGEST = (1L << 55) - 1;

	private final PageFile file;
	private int[] shifts = {};
	private EntryColumn[] levels = {};

	TimeBuckets(PageFile file) {
		this.file = file;
	}

	TimeBuckets(PageFile file, DataInput in) throws IOException {
		this.file = file;
		int count = in.readUnsignedByte();
		if (count > MAXIMUM_LEVELS) {
			throw new IndexDamagedException("a row has " + count + " levels of time");
		}
		shifts = new int[count];
		levels = new EntryColumn[count];
		for (int i = 0; i < count; i++) {
			shifts[i] = in.readUnsignedByte();
			levels[i] = new EntryColumn(file, in);
			if (shifts[i] > 62 || i > 0 && shifts[i] <= shifts[i - 1] || levels[i].count() == 0 || (levels[i].count() & 1) != 0) {
				throw new IndexDamagedException("a level of time has " + levels[i].count() + " entries of 2^" + shifts[i] + " ticks");
			}
		}
	}

	void describe(DataOutput out) throws IOException {
		out.writeByte(levels.length);
		for (int i = 0; i < levels.length; i++) {
			out.writeByte(shifts[i]);
			levels[i].describe(out);
		}
	}

	/** Makes the levels for all calls of a row. */
	void build(SpanRow row) throws IOException {
		int count = row.count();
		if (count < CALLS * FEW) {
			return;
		}
		long[] edges = edges(row);
		long buckets = count / CALLS;
		for (int shift = 0; shift < 63 && buckets >= FEW && levels.length < MAXIMUM_LEVELS; shift++) {
			if (1 + edges[shift] <= buckets) {
				EntryColumn level = levels.length == 0 ? first(row, shift) : above(levels[levels.length - 1], shift);
				shifts = Arrays.copyOf(shifts, levels.length + 1);
				shifts[levels.length] = shift;
				levels = Arrays.copyOf(levels, levels.length + 1);
				levels[levels.length - 1] = level;
				buckets = level.count() / 2 / 2;
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

	private EntryColumn first(SpanRow row, int shift) throws IOException {
		EntryColumn level = new EntryColumn(file);
		int count = row.count();
		for (int i = 0; i < count;) {
			int from = i;
			long start = row.start(i);
			long others = NO_OTHERS;
			long last = row.second(i);
			for (i++; i < count && row.start(i) >>> shift == start >>> shift; i++) {
				others = longer(others, SpanRow.summary(last, i - 1));
				last = row.second(i);
			}
			level.append(start, (long) from << 32 | last >>> 40 << 8 | SpanRow.code(SpanRow.shortLength(last)));
			level.append(Math.min(row.end(i - 1) - start, LONGEST) << 8 | row.flags(i - 1), others);
		}
		return level;
	}

	private EntryColumn above(EntryColumn below, int shift) throws IOException {
		EntryColumn level = new EntryColumn(file);
		int count = below.count();
		for (int i = 0; i < count;) {
			int from = i;
			long start = below.first(i);
			long others = below.second(i + 1);
			for (i += 2; i < count && below.first(i) >>> shift == start >>> shift; i += 2) {
				others = longer(longer(others, last(below, i - 2, firstCall(below, i) - 1)), below.second(i + 1));
			}
			level.append(start, (long) firstCall(below, from) << 32 | below.second(i - 2) & 0xFFFFFFFFL);
			long length = below.first(i - 2) - start + (below.first(i - 1) >>> 8);
			level.append(Math.min(length, LONGEST) << 8 | below.first(i - 1) & 0xFF, others);
		}
		return level;
	}

	private static long longer(long one, long other) {
		return (int) other == -1 ? one : (int) one == -1 || code(other) > code(one) ? other : one;
	}

	private static int code(long summary) {
		return (int) (summary >>> 32) & 0xFF;
	}

	private static int firstCall(EntryColumn level, int entry) {
		return (int) (level.second(entry) >>> 32);
	}

	/** The last call of a bucket as a summary. */
	private static long last(EntryColumn level, int entry, int number) {
		return last(level.second(entry), number);
	}

	private static long last(long firstAndLast, int number) {
		return (firstAndLast & 0xFFFFFF00L) << 32 | (firstAndLast & 0xFF) << 32 | number;
	}

	/** The level for a picture whose pixels are so wide, or -1 where calls and blocks serve better. */
	int level(long pixel) {
		int level = levels.length - 1;
		while (level >= 0 && 1L << shifts[level] > pixel) {
			level--;
		}
		return level;
	}

	/** The first bucket that begins after a time. */
	int after(int level, long ticks) {
		EntryColumn column = levels[level];
		int low = 0;
		int high = column.count() / 2;
		while (low < high) {
			int middle = low + high >>> 1;
			if (column.first(2 * middle) <= ticks) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	/** Number of the first call of a bucket; of all calls behind the last. */
	int firstCall(int level, int bucket, int calls) {
		return 2 * bucket < levels[level].count() ? firstCall(levels[level], 2 * bucket) : calls;
	}

	/** Draws buckets from one on until the window ends. Touches nothing but them. */
	void draw(int level, int from, long to, long pixel, int calls, Strip strip) {
		EntryColumn column = levels[level];
		int buckets = column.count() / 2;
		for (int bucket = from; bucket < buckets;) {
			ByteBuffer page = column.pageOf(2 * bucket);
			int at = EntryColumn.placeInPage(2 * bucket);
			int end = Math.min(buckets, bucket + (page.capacity() - at) / 32);
			int first = (int) (page.getLong(at + 8) >>> 32);
			for (; bucket < end; bucket++, at += 32) {
				long start = page.getLong(at);
				if (start > to) {
					return;
				}
				int next = bucket + 1 < end ? (int) (page.getLong(at + 40) >>> 32) : firstCall(level, bucket + 1, calls);
				long last = page.getLong(at + 8);
				long length = page.getLong(at + 16);
				long others = page.getLong(at + 24);
				if (length >>> 8 <= pixel) {
					strip.many(start, longer(others, last(last, next - 1)), next - first);
				} else {
					long lastStart = start;
					if (next - first > 1) {
						strip.many(start, others, next - 1 - first);
						lastStart = Math.min((start >>> shifts[level]) + 1 << shifts[level], start + (length >>> 8));
					}
					strip.one(lastStart, start + (length >>> 8), (last & 0xFFFFFF00L) << 32 | (length & 0xFF) << 32, next - 1);
				}
				first = next;
			}
		}
	}
}
