package org.tapsetstudio.recording.index;

import java.util.Arrays;

/**
 * What one row of a timeline shows in a window of time: boxes from left to right, in pixels. A call that reaches over more than
 * one pixel is a box of its own; those within a pixel are one box, with the function of the longest. May be used again for the next row; for one thread.
 */
public final class Strip {
	private static final int ROOM = 256;

	private final int pixels;
	private double scale;
	private long from;
	/** First pixel, and the first behind the box. */
	private long[] places = new long[ROOM];
	/** The call that a box shows, {@link #weighted}. */
	private long[] calls = new long[ROOM];
	/** How many calls, and their flags in the last eight bits. */
	private long[] counts = new long[ROOM];
	/** Room for what is drawn, a page of it. */
	final long[] starts = new long[EntryPage.ENTRIES];
	final long[] rests = new long[EntryPage.ENTRIES + 1];
	final long[] lengths = new long[EntryPage.ENTRIES];
	final long[] others = new long[EntryPage.ENTRIES];
	/** The last box, or -1. */
	private int last;
	/** The pixel of the last box; -1 where that is wider, or none. */
	private int column;

	/** @param pixels width of the window, at least 1 */
	public Strip(int pixels) {
		this.pixels = Math.max(1, pixels);
	}

	void clear(long fromTicks, long toTicks) {
		from = fromTicks;
		scale = (double) pixels / Math.max(1, toTicks - fromTicks);
		last = -1;
		column = -1;
	}

	int pixels() {
		return pixels;
	}

	private int pixel(long ticks) {
		double x = (ticks - from) * scale;
		return x <= 0 ? 0 : x >= pixels ? pixels : (int) x;
	}

	/** Length in eight bits, number in 31 and function in 24 bits of a call: the longer of two calls is the greater number. Zero is no call. */
	static long weighted(int function, int length, int span) {
		return (long) length << 55 | (long) span << 24 | function;
	}

	/** A call of which there is a {@link SpanRow#summary}. */
	static long weighted(long summary) {
		return weighted((int) (summary >>> 40), (int) (summary >>> 32) & 0xFF, (int) summary);
	}

	/** Draws a call that has not ended, behind all others of its row. */
	void open(Span call) {
		one(call.start(), call.end(), (long) call.function() << 40 | (long) (call.flags() & 0xFF) << 32, Integer.MAX_VALUE);
	}

	void one(long start, long end, long rest, int span) {
		int x = Math.min(pixels - 1, pixel(start));
		int x2 = pixel(end);
		if (x2 - x > 1) {
			column = -1;
			put(x, x2, weighted((int) (rest >>> 40), 0, span), (int) (rest >>> 32), 1);
			column = -1;
		} else {
			put(x, x + 1, weighted((int) (rest >>> 40), SpanRow.code(end - start), span), (int) (rest >>> 32), 1);
		}
	}

	/**
	 * Draws calls that are short.
	 *
	 * @param start when the first of them begins
	 * @param weighted the longest of them
	 */
	void many(long start, long weighted, int count) {
		int x = Math.min(pixels - 1, pixel(start));
		put(x, x + 1, weighted, 0, count);
	}

	/** Adds to the last box where that is of the same pixel, else makes another. Without a branch: a processor can foresee neither that nor which of two calls is longer. */
	private void put(int x, int x2, long weighted, int flag, int count) {
		int other = column - x >>> 31;
		int old = Math.max(0, last);
		int box = last + other;
		if (box == calls.length) {
			grow();
		}
		long same = other - 1L;
		calls[box] = Math.max(calls[old] & same, weighted);
		counts[box] = (counts[old] & same | flag & 0xFF) + ((long) count << 8);
		places[box] = (long) x << 32 | x2;
		last = box;
		column = x;
	}

	private void grow() {
		int room = 2 * calls.length;
		places = Arrays.copyOf(places, room);
		calls = Arrays.copyOf(calls, room);
		counts = Arrays.copyOf(counts, room);
	}

	/** How many boxes. */
	public int size() {
		return last + 1;
	}

	/** Leftmost pixel, from 0. Never decreases from box to box. */
	public int left(int box) {
		return (int) (places[box] >>> 32);
	}

	/** First pixel behind the box, at least one more than {@link #left}. */
	public int right(int box) {
		return (int) places[box];
	}

	/** Function of the call; of several, that of the longest (to within an eighth of its length). */
	public int function(int box) {
		return (int) calls[box] & 0xFFFFFF;
	}

	/** Flags of the call, of several those that are known; see {@link Span#flags()}. */
	public int flags(int box) {
		return (int) counts[box] & 0xFF;
	}

	/** Number of the call in its row, see {@link LaneIndex#span}; {@link Span#OPEN} for one that has not ended. */
	public int span(int box) {
		int number = (int) (calls[box] >>> 24) & Integer.MAX_VALUE;
		return number == Integer.MAX_VALUE ? Span.OPEN : number;
	}

	/** How many calls are drawn as this box. */
	public int count(int box) {
		return (int) (counts[box] >>> 8);
	}
}
