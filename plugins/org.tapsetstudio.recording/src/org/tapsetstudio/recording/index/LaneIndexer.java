package org.tapsetstudio.recording.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.tapsetstudio.recording.pairing.CallFlags;
import org.tapsetstudio.recording.pairing.CallSink;

/** Puts the calls of one lane into its index. A failure to write ends the indexing of this lane and is kept for {@link #failure()}. */
final class LaneIndexer implements CallSink {
	private final LaneIndex index;
	private final PageFile file;
	private final List<SpanRow> inner = new ArrayList<>();
	/** Rows of the callers from before the first event, innermost first. */
	private final List<SpanRow> outer = new ArrayList<>();
	private final FunctionScratch scratch = new FunctionScratch();
	private int[] functions = new int[16];
	private int[] flagsOf = new int[16];
	private long[] starts = new long[16];
	private int open;
	private int growths;
	private long first = -1;
	private long last = -1;
	private IOException failure;

	LaneIndexer(LaneIndex index) {
		this.index = index;
		this.file = index.file();
	}

	private void reach(long ticks) {
		if (first < 0) {
			first = ticks;
		}
		last = ticks;
	}

	@Override
	public void enter(int function, long ticks, int flags) {
		reach(ticks);
		if (open == functions.length) {
			functions = Arrays.copyOf(functions, 2 * open);
			flagsOf = Arrays.copyOf(flagsOf, 2 * open);
			starts = Arrays.copyOf(starts, 2 * open);
		}
		functions[open] = function;
		flagsOf[open] = flags;
		starts[open++] = ticks;
	}

	@Override
	public void leave(long ticks, int flags) {
		reach(ticks);
		open--;
		add(open - growths, starts[open], ticks, functions[open], flags | flagsOf[open]);
	}

	@Override
	public void beforeTrace(int function, long ticks, int flags) {
		reach(ticks);
		add(-1 - growths, first, ticks, function, flags | CallFlags.START_CUT);
		growths++;
	}

	@Override
	public void instant(int function, long ticks) {
		reach(ticks);
		add(open - growths, ticks, ticks, function, Span.INSTANT);
	}

	@Override
	public void time(long ticks) {
		if (first >= 0) {
			last = ticks;
		}
	}

	private void add(int depth, long start, long end, int function, int flags) {
		if (failure != null) {
			return;
		}
		try {
			row(depth).add(start, end - start, function, flags, scratch);
		} catch (IOException e) {
			failure = e;
		}
	}

	private SpanRow row(int depth) {
		List<SpanRow> rows = depth >= 0 ? inner : outer;
		int at = depth >= 0 ? depth : -1 - depth;
		while (at >= rows.size()) {
			rows.add(new SpanRow(file));
		}
		return rows.get(at);
	}

	/**
	 * Shows what was added to those who ask the index.
	 *
	 * @param whole whether nothing is added any more
	 */
	void publish(boolean whole) {
		SpanRow[] all = new SpanRow[outer.size() + inner.size()];
		for (int i = 0; i < outer.size(); i++) {
			all[outer.size() - 1 - i] = outer.get(i);
		}
		for (int i = 0; i < inner.size(); i++) {
			all[outer.size() + i] = inner.get(i);
		}
		try {
			index.publish(all, running(), first, last, whole);
		} catch (IOException e) {
			failure = failure == null ? e : failure;
		}
	}

	private List<Span> running() {
		List<Span> running = new ArrayList<>();
		for (int i = 0; i < open; i++) {
			running.add(new Span(outer.size() - growths + i, Span.OPEN, functions[i], starts[i], last, flagsOf[i]));
		}
		return running;
	}

	/** Why the index of this lane is not complete; null if it is. */
	IOException failure() {
		return failure;
	}
}
