package org.tapsetstudio.analysis;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Exact time ranges as people type them: {@code 1.2s - 1.5s}, {@code 10 ms + 500us} (start and length), {@code 3ms} (from there, as long as before). */
public final class TimeRangeText {
	private static final String MOMENT = "(\\d+(?:\\.\\d+)?)\\s*(ns|us|\u00b5s|ms|s|min)";
	private static final Pattern RANGE = Pattern.compile("\\s*" + MOMENT + "\\s*(?:(-|\u2013|\\.\\.|to|\\+)\\s*" + MOMENT + "\\s*)?");
	private static final Map<String, Long> UNITS = Map.of("ns", 1L, "us", 1_000L, "\u00b5s", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L, "min", 60_000_000_000L);

	private TimeRangeText() {
	}

	/**
	 * Reads a range.
	 *
	 * @param current gives the length where only a start is typed
	 * @return empty when the text is none, or ends before it starts
	 */
	public static Optional<TimeRange> parse(String text, TimeRange current) {
		Matcher match = RANGE.matcher(text);
		if (!match.matches()) {
			return Optional.empty();
		}
		long from = nanos(match.group(1), match.group(2));
		if (match.group(3) == null) {
			return from < 0 ? Optional.empty() : Optional.of(new TimeRange(from, from + current.length()));
		}
		long second = nanos(match.group(4), match.group(5));
		long to = match.group(3).equals("+") ? from + second : second;
		return from < 0 || second < 0 || to <= from ? Optional.empty() : Optional.of(new TimeRange(from, to));
	}

	/** The range in nanoseconds, exactly, as {@link #parse} reads it. */
	public static String format(TimeRange range) {
		return moment(range.from()) + " - " + moment(range.to());
	}

	private static String moment(long nanos) {
		String unit = nanos >= 1_000_000_000 ? "s" : nanos >= 1_000_000 ? "ms" : nanos >= 1_000 ? "us" : "ns";
		return BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(UNITS.get(unit))).stripTrailingZeros().toPlainString() + ' ' + unit;
	}

	/** -1 for more than a recording can last. */
	private static long nanos(String number, String unit) {
		BigDecimal nanos = new BigDecimal(number).multiply(BigDecimal.valueOf(UNITS.get(unit)));
		return nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 4)) > 0 ? -1 : nanos.longValue();
	}
}
