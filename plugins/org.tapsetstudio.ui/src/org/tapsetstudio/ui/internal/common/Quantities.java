package org.tapsetstudio.ui.internal.common;

import java.util.Locale;

/** Numbers as people read them. */
public final class Quantities {
	private static final String[] UNITS = { "ns", "\u00b5s", "ms", "s" }; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	private static final String[] BYTES = { "B", "kB", "MB", "GB", "TB" }; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
	private static final double THOUSAND = 1000;

	private Quantities() {
	}

	/** Nanoseconds in the unit that gives three or four digits, for example {@code 12.3 ms}. */
	public static String duration(long nanos) {
		double value = nanos;
		int unit = 0;
		while (unit < UNITS.length - 1 && Math.abs(value) >= THOUSAND) {
			value /= THOUSAND;
			unit++;
		}
		if (unit == 0) {
			return nanos + " ns"; //$NON-NLS-1$
		}
		return number(value) + ' ' + UNITS[unit];
	}

	private static String number(double value) {
		int digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
		return String.format(Locale.getDefault(Locale.Category.FORMAT), "%,." + digits + "f", value); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Bytes in the unit that gives three or four digits, for example {@code 12.3 MB} (10⁶ bytes). */
	public static String bytes(long bytes) {
		double value = bytes;
		int unit = 0;
		while (unit < BYTES.length - 1 && value >= THOUSAND) {
			value /= THOUSAND;
			unit++;
		}
		return unit == 0 ? bytes + " B" : number(value) + ' ' + BYTES[unit]; //$NON-NLS-1$
	}

	/** A whole number with separators. */
	public static String count(long count) {
		return String.format(Locale.getDefault(Locale.Category.FORMAT), "%,d", count); //$NON-NLS-1$
	}

	/** A share from 0 to 1 as per cent with one digit. */
	public static String percent(double share) {
		return String.format(Locale.getDefault(Locale.Category.FORMAT), "%.1f %%", share * 100); //$NON-NLS-1$
	}
}
