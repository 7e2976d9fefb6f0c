package org.tapsetstudio.recording.index;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The calls of one depth of one thread in the order of time; they do not overlap. Above them a pyramid: an entry for each eight of the level below, with the time at
 * which they begin and the longest of them, so that drawing costs what is to be seen and not what is there. One thread adds; any thread may read what was published.
 */
final class SpanRow {
	private static final int FAN_OUT_BITS = 3;
	private static final int MAXIMUM_LEVELS = 9;
	private static final int MAXIMUM_FUNCTION = (1 << 24) - 1;
	/** A length that is written elsewhere. */
	static final long LONG = 0xFFFFFFFFL;

	private final PageFile file;
	private final EntryColumn spans;
	/** Number and length of the spans whose length does not fit into 32 bits. */
	private final EntryColumn longs;
	private EntryColumn[] levels = {};
	private final FunctionBlocks blocks;
	private final TimeBuckets buckets;
	private volatile TimeLevels times = TimeLevels.NONE;
	private volatile int published;
	private int publishedLongs;

	SpanRow(PageFile file) {
		this.file = file;
		spans = new EntryColumn(file);
		longs = new EntryColumn(file);
		blocks = new FunctionBlocks(file);
		buckets = new TimeBuckets(file);
	}

	SpanRow(PageFile file, DataInput in) throws IOException {
		this.file = file;
		spans = new EntryColumn(file, in);
		longs = new EntryColumn(file, in);
		int number = in.readUnsignedByte();
		if (number > MAXIMUM_LEVELS) {
			throw new IndexDamagedException("a row has " + number + " levels");
		}
		levels = new EntryColumn[number];
		for (int i = 0; i < number; i++) {
			levels[i] = new EntryColumn(file, in);
			if (levels[i].count() != spans.count() >>> FAN_OUT_BITS * (i + 1)) {
				throw new IndexDamagedException("a level has " + levels[i].count() + " entries");
			}
		}
		blocks = new FunctionBlocks(file, in, spans.count());
		buckets = null;
		times = TimeLevels.read(file, in, spans.count());
		show();
	}

	void describe(DataOutput out) throws IOException {
		spans.describe(out);
		longs.describe(out);
		out.writeByte(levels.length);
		for (EntryColumn level : levels) {
			level.describe(out);
		}
		blocks.describe(out);
		times.describe(out);
	}

	void add(long start, long length, int function, int flags, FunctionScratch scratch) throws IOException {
		if (function > MAXIMUM_FUNCTION) {
			throw new IOException("the recording has more than sixteen million different functions");
		}
		int number = spans.count();
		if (length >= LONG) {
			longs.append(number, length);
		}
		spans.append(start, (long) function << 40 | (long) (flags & 0xFF) << 32 | Math.min(length, LONG));
		climb(number + 1);
		if ((number + 1 & FunctionBlocks.CALLS - 1) == 0) {
			blocks.add(this, number + 1, scratch);
		}
	}

	private void climb(int count) throws IOException {
		for (int level = 1; level <= MAXIMUM_LEVELS && (count & (1 << FAN_OUT_BITS * level) - 1) == 0; level++) {
			if (level > levels.length) {
				levels = Arrays.copyOf(levels, level);
				levels[level - 1] = new EntryColumn(file);
			}
			levels[level - 1].append(first(level - 1, (count >>> FAN_OUT_BITS * (level - 1)) - 8), longestOfLastEight(level - 1, count >>> FAN_OUT_BITS * (level - 1)));
		}
	}

	private long first(int level, int entry) {
		return level == 0 ? spans.first(entry) : levels[level - 1].first(entry);
	}

	private long longestOfLastEight(int level, int end) {
		long longest = -1;
		int best = 0;
		for (int i = end - 8; i < end; i++) {
			int span = level == 0 ? i : (int) levels[level - 1].second(i);
			long length = spans.second(span) & LONG;
			if (length > longest) {
				longest = length;
				best = span;
			}
		}
		return summary(spans.second(best), best);
	}

	/** Function, length in eight bits and number of a call. */
	static long summary(long rest, int number) {
		return rest & -1L << 40 | (long) code(shortLength(rest)) << 32 | number;
	}

	/** Its length, or {@link #LONG}. */
	static long shortLength(long rest) {
		return rest & LONG;
	}

	/** A length in eight bits: its highest four. */
	static int code(long length) {
		if (length < 8) {
			return (int) length;
		}
		int exponent = 63 - Long.numberOfLeadingZeros(length);
		return Math.min(255, exponent - 2 << 3 | (int) (length >>> exponent - 3) & 7);
	}

	/**
	 * Shows what was added.
	 *
	 * @param whole whether nothing is added any more
	 */
	void publish(boolean whole) throws IOException {
		show();
		times = buckets.extend(this, whole);
		if (whole) {
			spans.complete();
			longs.complete();
			for (EntryColumn level : levels) {
				level.complete();
			}
			blocks.complete();
			times.complete();
		}
	}

	private void show() {
		publishedLongs = longs.count();
		blocks.publish();
		published = spans.count();
	}

	int count() {
		return published;
	}

	/** Function, flags and length of a call, packed. */
	long second(int span) {
		return spans.second(span);
	}

	FunctionBlocks blocks() {
		return blocks;
	}

	/** The nearest call of a function from this one on, in a direction (1 or -1), or -1. */
	int nearest(int function, int from, int direction) {
		for (int i = from; i >= 0 && i < published;) {
			int block = i >>> FunctionBlocks.BITS;
			int end = direction > 0 ? Math.min(published, block + 1 << FunctionBlocks.BITS) : (block << FunctionBlocks.BITS) - 1;
			if (blocks.has(block, function)) {
				for (; i != end; i += direction) {
					if (function(i) == function) {
						return i;
					}
				}
			}
			i = end;
		}
		return -1;
	}

	long start(int span) {
		return spans.first(span);
	}

	int function(int span) {
		return (int) (spans.second(span) >>> 40);
	}

	int flags(int span) {
		return (int) (spans.second(span) >>> 32) & 0xFF;
	}

	long length(int span) {
		long length = spans.second(span) & LONG;
		return length < LONG ? length : longLength(span);
	}

	private long longLength(int span) {
		int low = 0;
		int high = publishedLongs - 1;
		while (low < high) {
			int middle = low + high >>> 1;
			if (longs.first(middle) < span) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		if (high < 0 || longs.first(low) != span) {
			throw new IndexDamagedException("a length is missing");
		}
		return longs.second(low);
	}

	long end(int span) {
		return start(span) + length(span);
	}

	/** The last span that starts at this time or before, or -1. */
	int find(long ticks) {
		int low = -1;
		int high = published - 1;
		while (low < high) {
			int middle = low + high + 1 >>> 1;
			if (spans.first(middle) <= ticks) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return low;
	}

	/** Draws the spans that lie, even in part, in a window of time. */
	void draw(long from, long to, Strip strip) {
		TimeLevels buckets = times; // asked first: they hold no more calls than are counted then
		int count = published;
		int i = Math.max(0, find(from));
		if (i < count && end(i) < from) {
			i++;
		}
		long pixel = Math.max(0, (to - from) / strip.pixels());
		int inTime = buckets.level(pixel);
		if (inTime < 0) {
			drawCalls(i, count, to, pixel, strip);
		} else {
			int bucket = buckets.after(inTime, from);
			drawCalls(i, buckets.firstCall(inTime, bucket), to, pixel, strip);
			buckets.draw(inTime, bucket, to, pixel, strip);
			drawCalls(Math.max(i, buckets.covered(inTime)), count, to, pixel, strip);
		}
	}

	private void drawCalls(int from, int count, long to, long pixel, Strip strip) {
		int i = from;
		int level = 0;
		while (i < count) {
			int l = Math.min(Math.min(level + 1, levels.length), Integer.numberOfTrailingZeros(i | 1 << 30) / FAN_OUT_BITS);
			while (l > 0 && !narrow(l, i, count, pixel)) {
				l--;
			}
			int next = l == 0 ? drawSpans(i, count, to, strip) : drawBlocks(l, i, count, pixel, to, strip);
			if (next < 0) {
				return;
			}
			level = l;
			i = next;
		}
	}

	/** Spans up to the next that begins a block; -1 when the window is over. Such a group never crosses pages. */
	private int drawSpans(int from, int count, long to, Strip strip) {
		int end = Math.min(count, from + 8 & -8);
		int at = from & EntryPage.ENTRIES - 1;
		long[] starts = strip.starts;
		long[] rests = strip.rests;
		spans.pageOf(from).read(at, at + end - from, starts, rests);
		for (int i = 0; i < end - from; i++) {
			long start = starts[i];
			if (start > to) {
				return -1;
			}
			long rest = rests[i];
			strip.one(start, (rest & LONG) < LONG ? start + (rest & LONG) : end(from + i), rest, from + i);
		}
		return end;
	}

	/** Blocks of a level, the first of which is narrow, up to the next that begins a block of the level above. */
	private int drawBlocks(int level, int from, int count, long pixel, long to, Strip strip) {
		EntryColumn column = levels[level - 1];
		int shift = FAN_OUT_BITS * level;
		int block = from >>> shift;
		int blocks = count >>> shift;
		int end = Math.min(blocks, block + 8 & -8);
		EntryPage page = column.pageOf(block);
		int at = block & EntryPage.ENTRIES - 1;
		long start = page.first(at);
		while (true) {
			if (start > to) {
				return -1;
			}
			strip.many(start, Strip.weighted(page.second(at)), 1 << shift);
			block++;
			at++;
			if (block == end) {
				return block << shift;
			}
			start = page.first(at);
			long next = block + 1 < end ? page.first(at + 1) : blockEnd(level, block, count);
			if (next - start > pixel) {
				return block << shift;
			}
		}
	}

	/** Whether the block of this level that begins with a span is complete and short enough to be drawn as one. */
	private boolean narrow(int level, int span, int count, long pixel) {
		int block = span >>> FAN_OUT_BITS * level;
		return block < count >>> FAN_OUT_BITS * level && blockEnd(level, block, count) - levels[level - 1].first(block) <= pixel;
	}

	/** Where the next block begins, or the last of all spans ends. */
	private long blockEnd(int level, int block, int count) {
		int next = block + 1 << FAN_OUT_BITS * level;
		return next < count ? block + 1 < count >>> FAN_OUT_BITS * level ? levels[level - 1].first(block + 1) : spans.first(next) : end(count - 1);
	}
}
