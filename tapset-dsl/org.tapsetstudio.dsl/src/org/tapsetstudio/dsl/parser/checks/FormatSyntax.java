package org.tapsetstudio.dsl.parser.checks;

/** The syntax of printf formats: <code>%[-+ #0][width|*][.[precision|*]][l]conversion</code>. */
final class FormatSyntax {
	private static final String CONVERSIONS = "bcdiouxXspmM";

	private final String format;
	private int position;

	private FormatSyntax(String format) {
		this.format = format;
	}

	/**
	 * What is no conversion.
	 *
	 * @param start where it begins in the format, as it is written between the quotes
	 * @param end where it ends
	 */
	record Mistake(int start, int end, String text) {
		String message() {
			return "'" + text + "' is not a conversion of a print format";
		}
	}

	/** The first mistake of a format; null if there is none. */
	static Mistake mistake(String format) {
		FormatSyntax syntax = new FormatSyntax(format);
		for (syntax.position = format.indexOf('%'); syntax.position >= 0; syntax.position = format.indexOf('%', syntax.position)) {
			int start = syntax.position;
			if (!syntax.directive()) {
				int end = Math.min(format.length(), syntax.position + 1);
				return new Mistake(start, end, format.substring(start, end));
			}
		}
		return null;
	}

	/** Reads one directive from its {@code %} on. */
	private boolean directive() {
		position++;
		if (accept("%")) {
			return true;
		}
		boolean described = accept("-+ #0");
		boolean something = false;
		if (accept("*")) {
			described = true;
		} else {
			described |= digits();
		}
		if (accept(".")) {
			something = true;
			described |= accept("*") || digits();
		}
		something |= accept("l");
		if (position == format.length()) {
			return something && !described; // stap lets a lone "%l" or "%." at the end pass
		}
		return accept(CONVERSIONS);
	}

	private boolean digits() {
		int start = position;
		while (accept("0123456789")) {
			continue;
		}
		return position > start;
	}

	private boolean accept(String characters) {
		if (position < format.length() && characters.indexOf(format.charAt(position)) >= 0) {
			position++;
			return true;
		}
		return false;
	}
}
