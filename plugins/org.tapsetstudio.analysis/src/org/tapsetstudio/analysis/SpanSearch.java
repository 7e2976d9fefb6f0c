package org.tapsetstudio.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;

import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.Span;

/**
 * Finds calls by function, thread, time and duration. Looks at every call of the window, some hundred million a second: work for a thread of its own.
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

	/** The longest calls, longest first; empty when cancelled. */
	public List<Hit> longest(List<LaneIndex> lanes, int limit, Progress progress) {
		return best(lanes, limit, Comparator.comparingLong(Hit::length), progress);
	}

	/** The shortest calls, shortest first; empty when cancelled. */
	public List<Hit> shortest(List<LaneIndex> lanes, int limit, Progress progress) {
		return best(lanes, limit, Comparator.comparingLong(Hit::length).reversed(), progress);
	}

	/** The first calls in the order of time; empty when cancelled. */
	public List<Hit> first(List<LaneIndex> lanes, int limit, Progress progress) {
		return best(lanes, limit, Comparator.comparingLong((Hit hit) -> hit.span.start()).reversed(), progress);
	}

	private List<Hit> best(List<LaneIndex> lanes, int limit, Comparator<Hit> better, Progress progress) {
		PriorityQueue<Hit> best = new PriorityQueue<>(better);
		boolean whole = each(lanes, progress, hit -> {
			best.add(hit);
			if (best.size() > limit) {
				best.remove();
			}
		});
		List<Hit> hits = new ArrayList<>(whole ? best : List.of());
		hits.sort(better.reversed());
		return hits;
	}

	/**
	 * Tells every call that fits, thread by thread and depth by depth in the order of time.
	 *
	 * @return false when cancelled
	 */
	public boolean each(List<LaneIndex> lanes, Progress progress, java.util.function.Consumer<Hit> found) {
		for (int i = 0; i < lanes.size(); i++) {
			LaneIndex lane = lanes.get(i);
			for (int depth = 0; depth < lane.depth(); depth++) {
				int count = lane.count(depth);
				for (int number = Math.max(0, lane.before(depth, fromTicks)); number < count; number++) {
					if ((number & 0xFFFF) == 0 && progress.isCancelled()) {
						return false;
					}
					if (!functions.test(lane.function(depth, number))) {
						continue;
					}
					Span span = lane.span(depth, number);
					if (span.start() > toTicks) {
						break;
					}
					long length = span.end() - span.start();
					if (span.end() >= fromTicks && length >= minimumTicks && length <= maximumTicks) {
						found.accept(new Hit(lane, span));
					}
				}
			}
			progress.done((i + 1.0) / lanes.size());
		}
		return true;
	}
}
