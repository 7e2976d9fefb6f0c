package org.tapsetstudio.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.Span;

/**
 * Finds calls by function, thread, time and duration. Looks at the blocks of the window that have such calls, some hundred million calls a second: work for a thread of its own.
 *
 * @param functions which functions, by number in the index
 * @param fromTicks calls that end before are left out
 * @param toTicks calls that begin later are left out
 * @param minimumTicks shorter calls are left out
 * @param maximumTicks longer calls are left out
 */
public record SpanSearch(IntPredicate functions, long fromTicks, long toTicks, long minimumTicks, long maximumTicks) {
	/**
	 * A call that was found.
	 *
	 * @param lane its thread
	 * @param span the call
	 */
	public record Hit(LaneIndex lane, Span span) {
		long length() {
			return span.end() - span.start();
		}
	}

	/** All calls of these functions. */
	public static SpanSearch of(IntPredicate functions) {
		return new SpanSearch(functions, Long.MIN_VALUE, Long.MAX_VALUE, 0, Long.MAX_VALUE);
	}

	/** The longest calls, longest first, those that have not ended by their length so far; empty when cancelled. Looks only where longer ones may be than those it has. */
	public List<Hit> longest(List<LaneIndex> lanes, int limit, Progress progress) {
		return best(lanes, limit, Comparator.comparingLong(Hit::length), progress, worst -> new SpanSearch(functions, fromTicks, toTicks, Math.max(minimumTicks, worst.length() + 1), maximumTicks));
	}

	/** The shortest calls, shortest first; empty when cancelled. Looks only where shorter ones may be than those it has. */
	public List<Hit> shortest(List<LaneIndex> lanes, int limit, Progress progress) {
		return best(lanes, limit, Comparator.comparingLong(Hit::length).reversed(), progress,
				worst -> new SpanSearch(functions, fromTicks, toTicks, minimumTicks, Math.min(maximumTicks, worst.length() - 1)));
	}

	/** The first calls in the order of time; empty when cancelled. */
	public List<Hit> first(List<LaneIndex> lanes, int limit, Progress progress) {
		return best(lanes, limit, Comparator.comparingLong((Hit hit) -> hit.span.start()).reversed(), progress, worst -> new SpanSearch(functions, fromTicks, worst.span.start(), minimumTicks, maximumTicks));
	}

	/** @param narrower what is still of interest when this is the worst of as many as are wanted */
	private List<Hit> best(List<LaneIndex> lanes, int limit, Comparator<Hit> better, Progress progress, Function<Hit, SpanSearch> narrower) {
		PriorityQueue<Hit> best = new PriorityQueue<>(better);
		AtomicReference<SpanSearch> wanted = new AtomicReference<>(this);
		Consumer<Hit> found = hit -> {
			best.add(hit);
			if (best.size() > limit) {
				best.remove();
			}
			if (best.size() == limit && limit > 0) {
				wanted.set(narrower.apply(best.peek()));
			}
		};
		running(lanes, found);
		boolean whole = each(lanes, progress, wanted::get, found);
		List<Hit> hits = new ArrayList<>(whole ? best : List.of());
		hits.sort(better.reversed());
		return hits;
	}

	/** Tells the calls that fit so far and have not ended. There are some only while a recording grows. */
	public void running(List<LaneIndex> lanes, Consumer<Hit> found) {
		for (LaneIndex lane : lanes) {
			for (int depth = 0; depth < lane.depth(); depth++) {
				Span call = lane.open(depth);
				if (call != null && functions.test(call.function()) && call.start() <= toTicks && fits(call)) {
					found.accept(new Hit(lane, call));
				}
			}
		}
	}

	/**
	 * Tells every call that fits and has ended, thread by thread and depth by depth in the order of time.
	 *
	 * @return false when cancelled
	 */
	public boolean each(List<LaneIndex> lanes, Progress progress, Consumer<Hit> found) {
		return each(lanes, progress, () -> this, found);
	}

	private boolean each(List<LaneIndex> lanes, Progress progress, Supplier<SpanSearch> wanted, Consumer<Hit> found) {
		for (int i = 0; i < lanes.size(); i++) {
			LaneIndex lane = lanes.get(i);
			for (int depth = 0; depth < lane.depth(); depth++) {
				int count = lane.count(depth);
				int number = Math.max(0, lane.before(depth, fromTicks));
				while (number < count) {
					if (progress.isCancelled()) {
						return false;
					}
					int block = number / LaneIndex.BLOCK;
					int end = Math.min(count, (block + 1) * LaneIndex.BLOCK);
					if (lane.mayHold(depth, block, wanted.get()::wants) && wanted.get().scan(lane, depth, number, end, found)) {
						break;
					}
					number = end;
				}
			}
			progress.done((i + 1.0) / lanes.size());
		}
		return true;
	}

	private boolean wants(int function, long shortest, long longest) {
		return longest >= minimumTicks && shortest <= maximumTicks && functions.test(function);
	}

	/** @return whether a call begins too late, and so do all that follow */
	private boolean scan(LaneIndex lane, int depth, int from, int end, Consumer<Hit> found) {
		for (int number = from; number < end; number++) {
			if (!functions.test(lane.function(depth, number))) {
				continue;
			}
			Span span = lane.span(depth, number);
			if (span.start() > toTicks) {
				return true;
			}
			if (fits(span)) {
				found.accept(new Hit(lane, span));
			}
		}
		return false;
	}

	private boolean fits(Span call) {
		long length = call.end() - call.start();
		return call.end() >= fromTicks && length >= minimumTicks && length <= maximumTicks;
	}
}
