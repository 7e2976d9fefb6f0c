package org.tapsetstudio.recording.index;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What a row of calls shows when a pixel is wider than many of them: buckets of time, each twice (or more often) as long as those of the level below, where there are calls. A picture then costs at most
 * some buckets for each pixel, however dense the calls are and however they are spread. Immutable: {@link TimeBuckets} makes others while a recording grows; any thread may ask.
 * <p>
 * The calls of a row do not overlap, so only the last that begins in a bucket can reach beyond it. That one is told apart from the others, to be drawn as long as it is.
 */
final class TimeLevels {
	static final int MAXIMUM_LEVELS = 32;
	static final TimeLevels NONE = new TimeLevels(new BucketLevel[0], new int[0]);

	private final BucketLevel[] levels;
	/** By level: how many calls, from the first on, its buckets hold. */
	private final int[] covered;
	private final int[] buckets;

	TimeLevels(BucketLevel[] levels, int[] covered) {
		this.levels = levels;
		this.covered = covered;
		this.buckets = Arrays.stream(levels).mapToInt(BucketLevel::count).toArray();
	}

	/** Reads the levels of a row that does not grow. */
	static TimeLevels read(PageFile file, DataInput in, int calls) throws IOException {
		int count = in.readUnsignedByte();
		if (count > MAXIMUM_LEVELS) {
			throw new IndexDamagedException("a row has " + count + " levels of time");
		}
		BucketLevel[] levels = new BucketLevel[count];
		for (int i = 0; i < count; i++) {
			levels[i] = new BucketLevel(file, in);
			if (i > 0 && levels[i].shift <= levels[i - 1].shift) {
				throw new IndexDamagedException("buckets of 2^" + levels[i].shift + " ticks lie above such of 2^" + levels[i - 1].shift);
			}
		}
		int[] covered = new int[count];
		Arrays.fill(covered, calls);
		return new TimeLevels(levels, covered);
	}

	void describe(DataOutput out) throws IOException {
		out.writeByte(levels.length);
		for (BucketLevel level : levels) {
			level.describe(out);
		}
	}

	/** Puts what is in memory into the file; nothing is added any more. */
	void complete() throws IOException {
		for (BucketLevel level : levels) {
			level.complete();
		}
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
		int level = levels.length - 1;
		while (level >= 0 && 1L << levels[level].shift > pixel) {
			level--;
		}
		return level;
	}

	/** The first bucket that begins after a time. */
	int after(int level, long ticks) {
		int low = 0;
		int high = buckets[level];
		while (low < high) {
			int middle = low + high >>> 1;
			if (levels[level].start(middle) <= ticks) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	/** Number of the first call of a bucket; behind the last bucket, of the first call that no bucket holds. */
	int firstCall(int level, int bucket) {
		return bucket < buckets[level] ? levels[level].firstCall(bucket) : covered[level];
	}

	/** How many calls, from the first on, the buckets of a level hold. */
	int covered(int level) {
		return covered[level];
	}

	/** Draws buckets from one on until the window ends. Touches nothing but them. */
	void draw(int level, int from, long to, long pixel, Strip strip) {
		BucketLevel drawn = levels[level];
		int count = buckets[level];
		long[] starts = strip.starts;
		long[] heads = strip.rests;
		long[] lengths = strip.lengths;
		long[] others = strip.others;
		for (int bucket = from; bucket < count;) {
			int at = bucket & EntryPage.ENTRIES - 1;
			int number = Math.min(count - bucket, EntryPage.ENTRIES - at);
			drawn.heads.pageOf(bucket).read(at, at + number, starts, heads);
			drawn.tails.pageOf(bucket).read(at, at + number, lengths, others);
			heads[number] = (long) firstCall(level, bucket + number) << 32;
			for (int i = 0; i < number; i++) {
				long start = starts[i];
				if (start > to) {
					return;
				}
				long last = heads[i];
				int first = (int) (last >>> 32);
				int next = (int) (heads[i + 1] >>> 32);
				long length = lengths[i];
				long weighted = (int) others[i] == -1 ? 0 : Strip.weighted(others[i]);
				if (length >>> 8 <= pixel) {
					strip.many(start, Math.max(weighted, Strip.weighted(last(last, next - 1))), next - first);
				} else {
					long lastStart = start;
					if (next - first > 1) {
						strip.many(start, weighted, next - 1 - first);
						lastStart = Math.min((start >>> drawn.shift) + 1 << drawn.shift, start + (length >>> 8));
					}
					strip.one(lastStart, start + (length >>> 8), (last & 0xFFFFFF00L) << 32 | (length & 0xFF) << 32, next - 1);
				}
			}
			bucket += number;
		}
	}
}
