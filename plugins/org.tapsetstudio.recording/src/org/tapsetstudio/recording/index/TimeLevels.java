package org.tapsetstudio.recording.index;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What a row of calls shows when a pixel is wider than many of them: buckets of time, each twice (or more often) as long as those of the level below, where there are calls. A picture then costs at most
 * some buckets for each pixel, however dense the calls are and however they are spread. Immutable: {@link TimeBuckets} makes others while a recording grows; any thread may ask.
 * <p>
 * The calls of a row do not overlap, so only the last that begins in a bucket can reach beyond it. That one is told apart from the others, to be drawn as long as it is.
 */
final class TimeLevels {
	static final int MAXIMUM_LEVELS = 32;
	static final TimeLevels NONE = new TimeLevels(new int[0], new EntryColumn[0], new int[0]);

	final int[] shifts;
	final EntryColumn[] columns;
	/** By level: how many calls, from the first on, its buckets hold. */
	private final int[] covered;
	private final int[] buckets;

	TimeLevels(int[] shifts, EntryColumn[] columns, int[] covered) {
		this.shifts = shifts;
		this.columns = columns;
		this.covered = covered;
		this.buckets = Arrays.stream(columns).mapToInt(column -> column.count() / 2).toArray();
	}

	/** Reads the levels of a row that does not grow. */
	static TimeLevels read(PageFile file, DataInput in, int calls) throws IOException {
		int count = in.readUnsignedByte();
		if (count > MAXIMUM_LEVELS) {
			throw new IndexDamagedException("a row has " + count + " levels of time");
		}
		int[] shifts = new int[count];
		EntryColumn[] columns = new EntryColumn[count];
		for (int i = 0; i < count; i++) {
			shifts[i] = in.readUnsignedByte();
			columns[i] = new EntryColumn(file, in);
			if (shifts[i] > 62 || i > 0 && shifts[i] <= shifts[i - 1] || columns[i].count() == 0 || (columns[i].count() & 1) != 0) {
				throw new IndexDamagedException("a level of time has " + columns[i].count() + " entries of 2^" + shifts[i] + " ticks");
			}
		}
		int[] covered = new int[count];
		Arrays.fill(covered, calls);
		return new TimeLevels(shifts, columns, covered);
	}

	void describe(DataOutput out) throws IOException {
		out.writeByte(columns.length);
		for (int i = 0; i < columns.length; i++) {
			out.writeByte(shifts[i]);
			columns[i].describe(out);
		}
	}

	static int firstCall(EntryColumn column, int entry) {
		return (int) (column.second(entry) >>> 32);
	}

	/** The last call of a bucket as a summary. */
	static long last(long firstAndLast, int number) {
		return (firstAndLast & 0xFFFFFF00L) << 32 | (firstAndLast & 0xFF) << 32 | number;
	}

	/** The summary of the longer call of two; of which one may be none. */
	static long longer(long one, long other) {
		return (int) other == -1 ? one : (int) one == -1 || code(other) > code(one) ? other : one;
	}

	private static int code(long summary) {
		return (int) (summary >>> 32) & 0xFF;
	}

	/** The level for a picture whose pixels are so wide, or -1 where calls and blocks serve better. */
	int level(long pixel) {
		int level = columns.length - 1;
		while (level >= 0 && 1L << shifts[level] > pixel) {
			level--;
		}
		return level;
	}

	/** The first bucket that begins after a time. */
	int after(int level, long ticks) {
		EntryColumn column = columns[level];
		int low = 0;
		int high = buckets[level];
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

	/** Number of the first call of a bucket; behind the last bucket, of the first call that no bucket holds. */
	int firstCall(int level, int bucket) {
		return bucket < buckets[level] ? firstCall(columns[level], 2 * bucket) : covered[level];
	}

	/** How many calls, from the first on, the buckets of a level hold. */
	int covered(int level) {
		return covered[level];
	}

	/** Draws buckets from one on until the window ends. Touches nothing but them. */
	void draw(int level, int from, long to, long pixel, Strip strip) {
		EntryColumn column = columns[level];
		int count = buckets[level];
		for (int bucket = from; bucket < count;) {
			ByteBuffer page = column.pageOf(2 * bucket);
			int at = EntryColumn.placeInPage(2 * bucket);
			int end = Math.min(count, bucket + (page.capacity() - at) / 32);
			int first = (int) (page.getLong(at + 8) >>> 32);
			for (; bucket < end; bucket++, at += 32) {
				long start = page.getLong(at);
				if (start > to) {
					return;
				}
				int next = bucket + 1 < end ? (int) (page.getLong(at + 40) >>> 32) : firstCall(level, bucket + 1);
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
