package org.tapsetstudio.recording.index;

import java.util.Arrays;

/**
 * What one row of a timeline shows in a window of time: boxes from left to right, in pixels. A call that reaches over more than
 * one pixel is a box of its own; those within a pixel are one box, with the function of the longest. May be used again for the next row; for one thread.
 */
public final class Strip {
	private final int pixels;
	private double scale;
	private long from;
	private int size;
	private int[] left = new int[256];
	private int[] right = new int[256];
	private int[] functions = new int[256];
	private int[] flags = new int[256];
	private int[] spans = new int[256];
	private int[] counts = new int[256];
	private int weight;
	/** Length from which on a call weighs more than that. */
	private long outweighs;
	/** What ends before this time belongs to the last box, which is one pixel wide. */
	private long same;

	/** @param pixels width of the window, at least 1 */
	public Strip(int pixels) {
		this.pixels = Math.max(1, pixels);
	}

	void clear(long fromTicks, long toTicks) {
		from = fromTicks;
		scale = (double) pixels / Math.max(1, toTicks - fromTicks);
		size = 0;
		same = Long.MIN_VALUE;
	}

	int pixels() {
		return pixels;
	}

	private int pixel(long ticks) {
		double x = (ticks - from) * scale;
		return x <= 0 ? 0 : x >= pixels ? pixels : (int) x;
	}

	void one(long start, long end, long rest, int span) {
		if (end < same) {
			if (end - start >= outweighs) {
				join((int) (rest >>> 40), (int) (rest >>> 32) & 0xFF, SpanRow.code(end - start), span, 1);
			} else {
				counts[size - 1]++;
				flags[size - 1] |= (int) (rest >>> 32) & 0xFF;
			}
			return;
		}
		int x = Math.min(pixels - 1, pixel(start));
		int x2 = end >= Long.MAX_VALUE ? pixels : pixel(end);
		if (x2 - x > 1) {
			same = Long.MIN_VALUE;
			add(x, x2, (int) (rest >>> 40), (int) (rest >>> 32) & 0xFF, span, 1, 256);
		} else {
			narrow(x, (int) (rest >>> 40), (int) (rest >>> 32) & 0xFF, SpanRow.code(end - start), span, 1);
		}
	}

	void many(long start, long longest, int count) {
		int code = (int) (longest >>> 32) & 0xFF;
		if (start < same) {
			join((int) (longest >>> 40), 0, code, (int) longest, count);
		} else {
			narrow(Math.min(pixels - 1, pixel(start)), (int) (longest >>> 40), 0, code, (int) longest, count);
		}
	}

	private void narrow(int x, int function, int flag, int code, int span, int count) {
		int last = size - 1;
		if (last < 0 || left[last] != x || right[last] != x + 1) {
			add(x, x + 1, function, flag, span, count, code);
		} else {
			join(function, flag, code, span, count);
		}
		same = x == pixels - 1 ? Long.MAX_VALUE : from + (long) ((x + 1) / scale);
	}

	/** Puts calls into the last box, which is one pixel wide. */
	private void join(int function, int flag, int code, int span, int count) {
		int last = size - 1;
		counts[last] += count;
		flags[last] |= flag;
		if (code > weight) {
			weigh(code);
			functions[last] = function;
			spans[last] = span;
		}
	}

	private void add(int x, int x2, int function, int flag, int span, int count, int code) {
		if (size == left.length) {
			left = Arrays.copyOf(left, 2 * size);
			right = Arrays.copyOf(right, 2 * size);
			functions = Arrays.copyOf(functions, 2 * size);
			flags = Arrays.copyOf(flags, 2 * size);
			spans = Arrays.copyOf(spans, 2 * size);
			counts = Arrays.copyOf(counts, 2 * size);
		}
		left[size] = x;
		right[size] = x2;
		functions[size] = function;
		flags[size] = flag;
		spans[size] = span;
		counts[size] = count;
		weigh(code);
		size++;
	}

	private void weigh(int code) {
		weight = code;
		outweighs = SpanRow.lengthAbove(code);
	}

	/** How many boxes. */
	public int size() {
		return size;
	}

	/** Leftmost pixel, from 0. Never decreases from box to box. */
	public int left(int box) {
		return left[box];
	}

	/** First pixel behind the box, at least one more than {@link #left}. */
	public int right(int box) {
		return right[box];
	}

	/** Function of the call; of several, that of the longest (to within an eighth of its length). */
	public int function(int box) {
		return functions[box];
	}

	/** Flags of the call, of several those that are known; see {@link Span#flags()}. */
	public int flags(int box) {
		return flags[box];
	}

	/** Number of the call in its row, see {@link LaneIndex#span}; -1 for a call that is still open. */
	public int span(int box) {
		return spans[box];
	}

	/** How many calls are drawn as this box. */
	public int count(int box) {
		return counts[box];
	}
}
