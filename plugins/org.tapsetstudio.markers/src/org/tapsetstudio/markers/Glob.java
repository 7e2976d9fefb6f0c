package org.tapsetstudio.markers;

/** Wildcard patterns as of fnmatch(3) without flags: {@code *}, {@code ?}, {@code [a-z]}, {@code [!a]}; a backslash takes the next character literally. */
public final class Glob {
	private Glob() {
	}

	/** True when the text has a wildcard, so that it stands for possibly many names. */
	public static boolean isPattern(String text) {
		return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
	}

	/** True when the whole of {@code text} matches. Time is bounded by the product of the lengths. */
	public static boolean matches(String pattern, String text) {
		int p = 0;
		int t = 0;
		int starP = -1;
		int starT = 0;
		while (t < text.length()) {
			if (p < pattern.length() && pattern.charAt(p) == '*') {
				starP = p++;
				starT = t;
				continue;
			}
			int next = p < pattern.length() ? matchOne(pattern, p, text.charAt(t)) : -1;
			if (next >= 0) {
				p = next;
				t++;
			} else if (starP >= 0) {
				p = starP + 1;
				t = ++starT;
			} else {
				return false;
			}
		}
		while (p < pattern.length() && pattern.charAt(p) == '*')
			p++;
		return p == pattern.length();
	}

	/** Position after the single-character pattern at {@code p} if it matches {@code c}, else -1. */
	private static int matchOne(String pattern, int p, char c) {
		char k = pattern.charAt(p);
		if (k == '?')
			return p + 1;
		if (k == '[') {
			int close = closing(pattern, p);
			if (close > 0)
				return inSet(pattern, p + 1, close, c) ? close + 1 : -1;
		}
		if (k == '\\' && p + 1 < pattern.length())
			return pattern.charAt(p + 1) == c ? p + 2 : -1;
		return k == c ? p + 1 : -1;
	}

	private static int closing(String pattern, int open) {
		int from = open + 1;
		if (from < pattern.length() && (pattern.charAt(from) == '!' || pattern.charAt(from) == '^'))
			from++;
		return pattern.indexOf(']', from + 1);
	}

	private static boolean inSet(String pattern, int from, int close, char c) {
		boolean negated = pattern.charAt(from) == '!' || pattern.charAt(from) == '^';
		for (int i = negated ? from + 1 : from; i < close; i++) {
			char low = pattern.charAt(i);
			char high = low;
			if (i + 2 < close && pattern.charAt(i + 1) == '-') {
				high = pattern.charAt(i + 2);
				i += 2;
			}
			if (low <= c && c <= high)
				return !negated;
		}
		return negated;
	}
}
