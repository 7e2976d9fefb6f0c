package org.tapsetstudio.export;

import java.util.Locale;

/** Durations for people: three to four significant digits and a unit. */
public final class Durations {
	private Durations() {
	}

	/** For example {@code 850 ns}, {@code 12.3 us}, {@code 4.56 ms}, {@code 1.20 s}. The micro sign is written u, as plain text tools expect. */
	public static String format(long nanos) {
		long absolute = Math.abs(nanos);
		if (absolute < 1_000) {
			return nanos + " ns";
		}
		if (absolute < 999_950) {
			return digits(nanos / 1e3) + " us";
		}
		if (absolute < 999_950_000L) {
			return digits(nanos / 1e6) + " ms";
		}
		return digits(nanos / 1e9) + " s";
	}

	/** As {@link #format}; nothing for 0. */
	static String formatOrBlank(long nanos) {
		return nanos == 0 ? "" : format(nanos);
	}

	private static String digits(double value) {
		double absolute = Math.abs(value);
		return String.format(Locale.ROOT, absolute < 9.995 ? "%.2f" : "%.1f", value);
	}
}
