package org.tapsetstudio.dsl.preprocessor;

/**
 * Compares version strings the way glibc's strverscmp is documented to: runs of digits compare as numbers, and a run that begins with 0 as the
 * digits of a fraction.
 */
final class Versions {
	private Versions() {
	}

	static int compare(String a, String b) {
		int difference = 0;
		while (difference < a.length() && difference < b.length() && a.charAt(difference) == b.charAt(difference)) {
			difference++;
		}
		if (difference == a.length() && difference == b.length()) {
			return 0;
		}
		int run = difference;
		while (run > 0 && isDigit(a, run - 1)) {
			run--;
		}
		boolean inNumber = isDigit(a, difference) && isDigit(b, difference) || run < difference && (isDigit(a, difference) || isDigit(b, difference));
		if (inNumber) {
			int zerosA = zeros(a, run);
			int zerosB = zeros(b, run);
			if (zerosA == 0 && zerosB == 0) {
				int lengths = Integer.compare(digitsEnd(a, run), digitsEnd(b, run));
				return lengths != 0 ? lengths : Character.compare(at(a, difference), at(b, difference));
			}
			if (zerosA != zerosB) {
				return compareFractions(a, b, run, zerosA, zerosB);
			}
		}
		return Character.compare(at(a, difference), at(b, difference));
	}

	/** The number with more leading zeros is the smaller one, unless it is all zeros and thus shorter: 000 < 00 < 01 < 0 < 1. */
	private static int compareFractions(String a, String b, int run, int zerosA, int zerosB) {
		int common = Math.min(zerosA, zerosB);
		char nextA = at(a, run + common);
		char nextB = at(b, run + common);
		boolean digitA = isDigit(a, run + common);
		boolean digitB = isDigit(b, run + common);
		if (common > 0 && digitA != digitB) {
			return digitA ? -1 : 1;
		}
		return Character.compare(nextA, nextB);
	}

	/** Leading zeros of a number, the only digit of "0" not counted as leading unless more digits or nothing follow. */
	private static int zeros(String text, int from) {
		int p = from;
		while (at(text, p) == '0') {
			p++;
		}
		return p - from;
	}

	private static int digitsEnd(String text, int from) {
		int p = from;
		while (isDigit(text, p)) {
			p++;
		}
		return p;
	}

	private static char at(String text, int index) {
		return index < text.length() ? text.charAt(index) : 0;
	}

	private static boolean isDigit(String text, int index) {
		char c = at(text, index);
		return c >= '0' && c <= '9';
	}
}
