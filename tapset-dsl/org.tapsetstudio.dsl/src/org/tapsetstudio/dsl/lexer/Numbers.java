package org.tapsetstudio.dsl.lexer;

import java.math.BigInteger;

/** Number literals: decimal, {@code 0x} hexadecimal, leading-zero octal; up to 2^64-1, which wraps to -1. */
public final class Numbers {
	/** More significant digits than any number of 64 bits has in any base. */
	private static final int MOST_DIGITS = 64;

	private Numbers() {
	}

	/** True if the literal is a number that fits 64 bits. */
	public static boolean isValid(String literal) {
		try {
			return magnitude(literal).bitLength() <= 64;
		} catch (NumberFormatException e) {
			return false;
		}
	}

	/** The 64-bit pattern of a literal, 0 for an invalid one. */
	public static long value(String literal) {
		try {
			return magnitude(literal).longValue();
		} catch (NumberFormatException e) {
			return 0;
		}
	}

	private static BigInteger magnitude(String literal) {
		if (literal.startsWith("0x") || literal.startsWith("0X")) {
			return new BigInteger(unsigned(literal.substring(2)), 16);
		}
		if (literal.length() > 1 && literal.startsWith("0")) {
			return new BigInteger(unsigned(literal.substring(1)), 8);
		}
		return new BigInteger(unsigned(literal), 10);
	}

	/** Digits without a sign, and few enough to be worth converting. */
	private static String unsigned(String digits) {
		if (digits.startsWith("-") || digits.startsWith("+")) {
			throw new NumberFormatException("a sign");
		}
		int zeros = 0;
		while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
			zeros++;
		}
		if (digits.length() - zeros > MOST_DIGITS) {
			throw new NumberFormatException("too many digits");
		}
		return digits.substring(zeros);
	}
}
