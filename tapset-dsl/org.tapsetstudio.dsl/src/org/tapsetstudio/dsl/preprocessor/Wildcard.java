package org.tapsetstudio.dsl.preprocessor;

/** File name patterns: {@code *}, {@code ?}, <code>[a-z]</code>, <code>[!a-z]</code> and {@code \} before a character taken literally. */
public final class Wildcard {
	private Wildcard() {
	}

	public static boolean isPattern(String text) {
		return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
	}

	/** Linear in most cases, never worse than the product of the lengths. */
	public static boolean matches(String pattern, String text) {
		int p = 0;
		int t = 0;
		int star = -1;
		int retry = 0;
		while (t < text.length()) {
			int next = p < pattern.length() && pattern.charAt(p) != '*' ? matchOne(pattern, p, text.charAt(t)) : -1;
			if (p < pattern.length() && pattern.charAt(p) == '*') {
				star = p++;
				retry = t;
			} else if (next >= 0) {
				p = next;
				t++;
			} else if (star >= 0) {
				p = star + 1;
				t = ++retry;
			} else {
				return false;
			}
		}
		while (p < pattern.length() && pattern.charAt(p) == '*') {
			p++;
		}
		return p == pattern.length();
	}

	/** The pattern's index behind the element that takes the character, -1 if it does not. */
	private static int matchOne(String pattern, int p, char c) {
		char element = pattern.charAt(p);
		if (element == '?') {
			return p + 1;
		}
		if (element == '\\' && p + 1 < pattern.length()) {
			return pattern.charAt(p + 1) == c ? p + 2 : -1;
		}
		int close = element == '[' ? closing(pattern, p) : -1;
		if (close < 0) {
			return element == c ? p + 1 : -1;
		}
		int i = p + 1;
		boolean negated = pattern.charAt(i) == '!' || pattern.charAt(i) == '^';
		if (negated) {
			i++;
		}
		boolean found = false;
		while (i < close) {
			char low = pattern.charAt(i);
			char high = low;
			if (i + 2 < close && pattern.charAt(i + 1) == '-') {
				high = pattern.charAt(i + 2);
				i += 2;
			}
			found |= low <= c && c <= high;
			i++;
		}
		return found != negated ? close + 1 : -1;
	}

	private static int closing(String pattern, int open) {
		int i = open + 1;
		if (i < pattern.length() && (pattern.charAt(i) == '!' || pattern.charAt(i) == '^')) {
			i++;
		}
		return pattern.indexOf(']', i + 1); // a ] in first place stands for itself
	}
}
