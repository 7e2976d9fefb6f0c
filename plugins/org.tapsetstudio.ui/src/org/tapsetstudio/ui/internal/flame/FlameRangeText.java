package org.tapsetstudio.ui.internal.flame;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.TimeRangeText;

/** Parts of a flame graph's width as people type them: {@code 20% - 45.5%} of the whole, or along its axis of time, where the whole is as long as all calls: {@code 1.2s - 1.5s}, {@code 10ms + 500us}. */
final class FlameRangeText {
	private static final String SHARE = "\\s*(\\d+(?:\\.\\d+)?)\\s*%?\\s*"; //$NON-NLS-1$
	private static final Pattern SHARES = Pattern.compile(SHARE + "(?:-|\u2013|\\.\\.|to)\\s*" + "(\\d+(?:\\.\\d+)?)\\s*%\\s*"); //$NON-NLS-1$ //$NON-NLS-2$
	private static final int DIGITS = 12;

	private FlameRangeText() {
	}

	/**
	 * Reads a range.
	 *
	 * @param current gives the length where only a start is typed
	 * @param whole nanoseconds of the whole width
	 * @return empty when the text is none, or ends before it starts, or lies outside
	 */
	static Optional<FlameRange> parse(String text, FlameRange current, long whole) {
		var shares = SHARES.matcher(text);
		if (shares.matches()) {
			return range(Double.parseDouble(shares.group(1)) / 100, Double.parseDouble(shares.group(2)) / 100);
		}
		var now = new TimeRange(Math.round(current.from() * whole), Math.round(current.to() * whole));
		return whole <= 0 ? Optional.empty() : TimeRangeText.parse(text, now).flatMap(time -> range((double) time.from() / whole, (double) time.to() / whole));
	}

	private static Optional<FlameRange> range(double from, double to) {
		double end = Math.min(1, to);
		return from >= 0 && end > from ? Optional.of(new FlameRange(from, end)) : Optional.empty();
	}

	/** The range as shares, as {@link #parse} reads it, with as many digits as tell its ends apart. */
	static String format(FlameRange range) {
		int digits = 1;
		while (digits < DIGITS && (range.to() - range.from()) * 100 < Math.pow(10, -digits)) {
			digits++;
		}
		return percent(range.from(), digits) + " - " + percent(range.to(), digits); //$NON-NLS-1$
	}

	private static String percent(double share, int digits) {
		return BigDecimal.valueOf(share * 100).setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString() + " %"; //$NON-NLS-1$
	}
}
