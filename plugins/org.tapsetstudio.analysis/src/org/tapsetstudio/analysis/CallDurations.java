package org.tapsetstudio.analysis;

import java.util.ArrayList;
import java.util.List;

import org.HdrHistogram.Histogram;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.Span;
import org.tapsetstudio.recording.pairing.CallFlags;

/**
 * How the durations of calls are distributed, to three digits. Only {@linkplain CallFlags#isWhole whole} calls count, no parts of transactions, calls of which an end was not recorded, or markers without duration. Times are nanoseconds. Any thread may
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
		boolean whole = search.each(lanes, progress, hit -> {
			Span span = hit.span();
			if (counts(span) && span.function() < functions) {
				if (all[span.function()] == null) {
					all[span.function()] = new CallDurations();
				}
				all[span.function()].histogram.recordValue(clock.durationNanos(span.end() - span.start()));
			}
		});
		return whole ? java.util.Arrays.asList(all) : List.of();
	}

	/** The durations of all calls of a search as one; of no call at all when cancelled. */
	public static CallDurations of(SpanSearch search, List<LaneIndex> lanes, Clock clock, Progress progress) {
		CallDurations all = new CallDurations();
		boolean whole = search.each(lanes, progress, hit -> {
			if (counts(hit.span())) {
				all.histogram.recordValue(clock.durationNanos(hit.span().end() - hit.span().start()));
			}
		});
		return whole ? all : new CallDurations();
	}

	private static boolean counts(Span span) {
		return CallFlags.isWhole(span.flags()) && !span.isInstant();
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
