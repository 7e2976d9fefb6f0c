package org.tapsetstudio.recording.index;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.recording.ThreadStream;

/**
 * The calls of one thread, by depth. Times are ticks. Any thread may ask.
 */
public final class LaneIndex {
	private static final int MAXIMUM_ROWS = 1 << 24;

	private final ThreadStream stream;
	private final PageFile file;
	/** By depth. Outer calls that were found late are put in front, so that depths grow while a recording does. */
	private volatile SpanRow[] rows = {};
	private volatile long firstTicks = -1;
	private volatile long lastTicks = -1;
	/** The calls that had not ended when the rows were published, innermost last. */
	private volatile List<Span> open = List.of();

	LaneIndex(ThreadStream stream, PageFile file) {
		this.stream = stream;
		this.file = file;
	}

	LaneIndex(ThreadStream stream, PageFile file, DataInput in) throws IOException {
		this(stream, file);
		firstTicks = in.readLong();
		lastTicks = in.readLong();
		int count = in.readInt();
		if (count < 0 || count > MAXIMUM_ROWS) {
			throw new IndexDamagedException("a thread has " + count + " rows");
		}
		List<SpanRow> read = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			read.add(new SpanRow(file, in));
		}
		rows = read.toArray(SpanRow[]::new);
	}

	void describe(DataOutput out) throws IOException {
		out.writeLong(firstTicks);
		out.writeLong(lastTicks);
		out.writeInt(rows.length);
		for (SpanRow row : rows) {
			row.describe(out);
		}
	}

	PageFile file() {
		return file;
	}

	/**
	 * @param running the calls that have not ended, innermost last
	 * @param whole whether nothing is added any more; then {@link #describe} may follow
	 */
	void publish(SpanRow[] all, List<Span> running, long first, long last, boolean whole) throws IOException {
		for (SpanRow row : all) {
			row.publish(whole);
		}
		rows = all;
		open = running;
		firstTicks = first;
		lastTicks = last;
	}

	/** The thread's events. */
	public ThreadStream stream() {
		return stream;
	}

	/** How many depths there are. */
	public int depth() {
		List<Span> running = open;
		return Math.max(rows.length, running.isEmpty() ? 0 : running.getLast().depth() + 1);
	}

	/** The call of a depth that has not ended, up to the last event of its thread; null where there is none. Only while the recording grows. */
	public Span open(int depth) {
		for (Span call : open) {
			if (call.depth() == depth && call.start() >= end(depth)) {
				return call;
			}
		}
		return null;
	}

	/** When the last call of a depth that has ended did so. What was seen open before may have ended since. */
	private long end(int depth) {
		int count = count(depth);
		return count == 0 ? -1 : rows[depth].end(count - 1);
	}

	/** How many calls there are of a depth that have ended. */
	public int count(int depth) {
		SpanRow[] all = rows;
		return depth >= 0 && depth < all.length ? all[depth].count() : 0;
	}

	/** Ticks of the first event; -1 for a thread without any. */
	public long firstTicks() {
		return firstTicks;
	}

	/** Ticks of the last event; -1 for a thread without any. */
	public long lastTicks() {
		return lastTicks;
	}

	/**
	 * What a depth shows in a window of time. Costs a few entries for each pixel, however many calls there are; a place is right to a pixel.
	 *
	 * @param strip is cleared and filled
	 * @throws IndexDamagedException when the index is not what was written
	 */
	public void draw(int depth, long fromTicks, long toTicks, Strip strip) {
		strip.clear(fromTicks, toTicks);
		SpanRow[] all = rows;
		if (depth >= 0 && depth < all.length && toTicks >= fromTicks && all[depth].count() > 0) {
			all[depth].draw(fromTicks, toTicks, strip);
		}
		Span running = open(depth);
		if (running != null && running.start() <= toTicks && running.end() >= fromTicks) {
			strip.open(running);
		}
	}

	/** The call of a depth with this number, from 0. */
	public Span span(int depth, int number) {
		SpanRow row = rows[depth];
		return new Span(depth, number, row.function(number), row.start(number), row.end(number), row.flags(number));
	}

	/** Number of the function of a call. */
	public int function(int depth, int number) {
		return rows[depth].function(number);
	}

	/** How many calls {@link #mayHold} speaks of together. */
	public static final int BLOCK = FunctionBlocks.CALLS;

	/**
	 * Whether there may be calls that are wanted among those of a depth from number {@code block * BLOCK} on, {@link #BLOCK} of them. Never says no wrongly.
	 *
	 * @param wanted is asked for the functions called there
	 */
	public boolean mayHold(int depth, int block, CallFilter wanted) {
		return depth < rows.length && rows[depth].blocks().has(block, wanted);
	}

	/**
	 * The nearest call of a function among those of a depth.
	 *
	 * @param from number of the first call to look at
	 * @param direction 1 for later, -1 for earlier ones
	 * @return its number, or -1
	 */
	public int nearest(int depth, int function, int from, int direction) {
		return depth < rows.length ? rows[depth].nearest(function, from, direction) : -1;
	}

	/** The call of a depth at a moment, exactly; null where there is none. Of calls that meet there, the later. */
	public Span at(int depth, long ticks) {
		Span running = open(depth);
		if (running != null && running.start() <= ticks && running.end() >= ticks) {
			return running;
		}
		int number = before(depth, ticks);
		return number >= 0 && rows[depth].end(number) >= ticks ? span(depth, number) : null;
	}

	/** Number of the last call of a depth that begins at this moment or before; -1 where there is none. The next one has the next number. */
	public int before(int depth, long ticks) {
		SpanRow[] all = rows;
		return depth >= 0 && depth < all.length && all[depth].count() > 0 && all[depth].start(0) <= ticks ? all[depth].find(ticks) : -1;
	}
}
