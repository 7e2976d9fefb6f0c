package org.tapsetstudio.analysis;

import java.util.ArrayList;
import java.util.List;

import org.HdrHistogram.Histogram;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.Span;
import org.tapsetstudio.recording.pairing.CallFlags;

/**
 * How the durations of calls are distributed, to three digits. Only {@linkplain CallFlags#isWhole whole} calls count, and those whose {@linkplain CallFlags#isPart parts} were all found; no calls of which an end was not recorded, or markers without duration. Times are nanoseconds. Any thread may
 * read it.
 */
public final class CallDurations {
	private static final int DIGITS = 3;

	/**
	 * A bar of a histogram.
	 *
	 * @param from shortest duration in it
	 * @param to the next bar begins here
	 * @param count calls
	 */
	public record Bar(long from, long to, long count) {
	}

	private final Histogram histogram = new Histogram(DIGITS);

	private CallDurations() {
	}

	/**
	 * The durations of each function. Looks at every call of the search: work for a thread of its own.
	 *
	 * @param functions how many there are
	 * @return by number of the function, null for those without complete calls; an empty list when cancelled
	 */
	public static List<CallDurations> byFunction(SpanSearch search, List<LaneIndex> lanes, int functions, Clock clock, Progress progress) {
		CallDurations[] all = new CallDurations[functions];
		boolean whole = each(search, lanes, progress, (function, ticks) -> {
			if (function < functions) {
				if (all[function] == null) {
					all[function] = new CallDurations();
				}
				all[function].histogram.recordValue(clock.durationNanos(ticks));
			}
		});
		return whole ? java.util.Arrays.asList(all) : List.of();
	}

	/** The durations of all calls of a search as one; of no call at all when cancelled. */
	public static CallDurations of(SpanSearch search, List<LaneIndex> lanes, Clock clock, Progress progress) {
		CallDurations all = new CallDurations();
		boolean whole = each(search, lanes, progress, (function, ticks) -> all.histogram.recordValue(clock.durationNanos(ticks)));
		return whole ? all : new CallDurations();
	}

	/** @return false when cancelled */
	private static boolean each(SpanSearch search, List<LaneIndex> lanes, Progress progress, JoinedParts.Taker taker) {
		JoinedParts parts = new JoinedParts(taker);
		boolean whole = search.each(lanes, progress, hit -> {
			Span span = hit.span();
			if (CallFlags.isPart(span.flags())) {
				parts.add(hit);
			} else if (CallFlags.isWhole(span.flags()) && !span.isInstant()) {
				taker.take(span.function(), span.end() - span.start());
			}
		});
		parts.join();
		return whole;
	}

	/** How many calls. */
	public long count() {
		return histogram.getTotalCount();
	}

	/** The shortest; 0 without calls. */
	public long min() {
		return count() == 0 ? 0 : histogram.getMinValue();
	}

	/** The longest; 0 without calls. */
	public long max() {
		return histogram.getMaxValue();
	}

	/** The mean; 0 without calls. */
	public double mean() {
		return count() == 0 ? 0 : histogram.getMean();
	}

	/**
	 * The duration that a share of the calls does not exceed.
	 *
	 * @param percent 0 to 100, for example 99.9
	 */
	public long percentile(double percent) {
		return histogram.getValueAtPercentile(percent);
	}

	/** A histogram whose bars become wider with the duration: {@code perDoubling} of them, at least 1, from a duration to its double. From the first bar with calls to the last. */
	public List<Bar> bars(int perDoubling) {
		List<Bar> bars = new ArrayList<>();
		if (count() == 0) {
			return bars;
		}
		long longest = max();
		int at = (int) Math.floor(Math.log(Math.max(1, min())) / Math.log(2) * perDoubling);
		for (long from = min() == 0 ? 0 : edge(at, perDoubling); from <= longest;) {
			at++;
			long to = Math.max(from + 1, edge(at, perDoubling));
			bars.add(new Bar(from, to, histogram.getCountBetweenValues(from, to - 1)));
			from = to;
		}
		return bars;
	}

	private static long edge(int number, int perDoubling) {
		return (long) Math.ceil(Math.pow(2, (double) number / perDoubling) - 1e-9);
	}
}
