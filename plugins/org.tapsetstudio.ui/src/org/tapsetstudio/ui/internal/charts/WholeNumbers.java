package org.tapsetstudio.ui.internal.charts;

import java.text.DecimalFormat;
import java.text.FieldPosition;

/** Writes the whole numbers at an axis of counts, and nothing at the places between them. */
final class WholeNumbers extends DecimalFormat {
	private static final long serialVersionUID = 1;

	WholeNumbers() {
		super("#,##0"); //$NON-NLS-1$
	}

	@Override
	public StringBuffer format(double number, StringBuffer text, FieldPosition position) {
		return Math.abs(number - Math.rint(number)) < 1e-9 ? super.format(number, text, position) : text;
	}
}
