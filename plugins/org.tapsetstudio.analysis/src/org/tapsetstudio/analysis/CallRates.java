package org.tapsetstudio.analysis;

import java.util.List;
import java.util.function.IntPredicate;

import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.index.LaneIndex;

/**
 * How many calls begin in each of many equal stretches of a window. Immutable.
 *
 * @param window the window
 * @param counts calls by stretch; all zero when cancelled
 */
public record CallRates(TimeRange window, long[] counts) {
	/** Counts all calls and markers. Costs some searches for each stretch, however many calls there are. */
	public static CallRates all(List<LaneIndex> lanes, Clock clock, TimeRange window, int stretches, Progress progress) {
		CallRates rates = new CallRates(window, new long[stretches]);
		for (int i = 0; i < lanes.size() && !progress.isCancelled(); i++) {
			LaneIndex lane = lanes.get(i);
			for (int depth = 0; depth < lane.depth(); depth++) {
				rates.add(lane, depth, clock);
			}
			progress.done((i + 1.0) / lanes.size());
		}
		return rates;
	}

	private void add(LaneIndex lane, int depth, Clock clock) {
		int before = lane.before(depth, ticks(0, clock) - 1);
		for (int i = 0; i < counts.length; i++) {
			int until = lane.before(depth, ticks(i + 1, clock) - 1);
			counts[i] += until - before;
			before = until;
		}
	}

	/** Counts the calls of some functions. Looks at every call of the window, but for pages that hold none of them. */
	public static CallRates of(IntPredicate functions, List<LaneIndex> lanes, Clock clock, TimeRange window, int stretches, Progress progress) {
		CallRates rates = new CallRates(window, new long[stretches]);
		long from = rates.ticks(0, clock);
		long to = rates.ticks(stretches, clock) - 1;
		boolean whole = new SpanSearch(functions, from, to, 0, Long.MAX_VALUE).each(lanes, progress, hit -> {
			if (hit.span().start() >= from) {
				rates.counts[(int) Math.min(stretches - 1, (long) ((double) (hit.span().start() - from) / (to + 1 - from) * stretches))]++;
			}
		});
		return whole ? rates : new CallRates(window, new long[stretches]);
	}

	private long ticks(int stretch, Clock clock) {
		return clock.startTicks() + (long) Math.ceil((window.from() + (double) window.length() * stretch / counts.length) / clock.nanosPerTick());
	}

	/** Calls per second in a stretch. */
	public double perSecond(int stretch) {
		return counts[stretch] * 1e9 * counts.length / window.length();
	}
}
