package org.tapsetstudio.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.pairing.CallFlags;
import org.tapsetstudio.recording.pairing.CallSink;
import org.tapsetstudio.recording.pairing.Lane;

/** Makes the spans of one lane in a window; joins neighbours that are narrower than a pixel. */
final class SpanCollector implements CallSink {
	private final long from;
	private final long to;
	private final long grain;
	private final Clock clock;
	private final List<Lane.Growth> growths;
	private final long laneStart;
	private final List<Timeline.Span> spans = new ArrayList<>();
	/** By depth: the index of the span that a further narrow one may join. */
	private int[] joinable = new int[16];
	private long[] longest = new long[16];
	private int[] functions = new int[16];
	private long[] starts = new long[16];
	private int[] flagsOf = new int[16];
	private int open;
	/** Callers from before the first event that are open at the time of the event. */
	private int outer;
	private int depth;

	SpanCollector(Lane lane, long from, long to, long grain, Clock clock) {
		this.from = from;
		this.to = to;
		this.grain = grain;
		this.clock = clock;
		this.growths = lane.growths();
		this.laneStart = lane.firstTicks();
		Arrays.fill(joinable, -1);
		for (int i = 0; i < growths.size(); i++) {
			if (growths.get(i).end() >= from && laneStart <= to) {
				add(growths.size() - 1 - i, growths.get(i).function(), laneStart, growths.get(i).end(), CallFlags.START_CUT);
			}
		}
		outer = growths.size();
	}

	private void reach(long ticks) {
		while (outer > 0 && growths.get(growths.size() - outer).end() <= ticks) {
			outer--;
		}
	}

	@Override
	public void enter(int function, long ticks, int flags) {
		if (open == functions.length) {
			functions = Arrays.copyOf(functions, 2 * open);
			starts = Arrays.copyOf(starts, 2 * open);
			flagsOf = Arrays.copyOf(flagsOf, 2 * open);
		}
		functions[open] = function;
		starts[open] = ticks;
		flagsOf[open] = flags;
		open++;
	}

	@Override
	public void leave(long ticks, int flags) {
		open--;
		if (ticks >= from && starts[open] <= to) {
			reach(starts[open]);
			add(outer + open, functions[open], starts[open], ticks, flags | flagsOf[open]);
		}
	}

	/** What is still open when the replay ends goes on at least to there. */
	void close(long ticks) {
		while (open > 0) {
			leave(Math.max(ticks, starts[open - 1]), 0);
		}
	}

	private void add(int level, int function, long start, long end, int flags) {
		if (level >= joinable.length) {
			int old = joinable.length;
			joinable = Arrays.copyOf(joinable, 2 * level);
			Arrays.fill(joinable, old, joinable.length, -1);
			longest = Arrays.copyOf(longest, joinable.length);
		}
		depth = Math.max(depth, level + 1);
		long length = end - start;
		int before = joinable[level];
		if (length < grain && before >= 0) {
			Timeline.Span span = spans.get(before);
			if (end - clock.startTicks() - (long) (span.start() / clock.nanosPerTick()) < grain) {
				boolean longer = length > longest[level];
				longest[level] = Math.max(longest[level], length);
				spans.set(before, new Timeline.Span(level, longer ? function : span.function(), span.start(), clock.toNanos(end), span.flags() | flags, span.count() + 1));
				return;
			}
		}
		joinable[level] = length < grain ? spans.size() : -1;
		longest[level] = length;
		spans.add(new Timeline.Span(level, function, clock.toNanos(start), clock.toNanos(end), flags, 1));
	}

	int depth() {
		return depth;
	}

	List<Timeline.Span> spans() {
		return List.copyOf(spans);
	}
}
