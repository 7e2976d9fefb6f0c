package org.tapsetstudio.dsl.preprocessor;

import java.math.BigInteger;

import org.tapsetstudio.dsl.lexer.StringEscapes;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;

/** Evaluates one comparison of a conditional, e.g. {@code kernel_v >= "2.6.30"}. */
final class Comparison {
	private final TargetEnvironment environment;
	private final boolean guru;

	Comparison(TargetEnvironment environment, boolean guru) {
		this.environment = environment;
		this.guru = guru;
	}

	boolean evaluate(Token left, Token operator, Token right) throws ConditionException {
		if (left.kind() == TokenKind.STRING) {
			return compare(operator, StringEscapes.body(left.text()).compareTo(string(right, "a string, as on the left side")));
		}
		if (left.kind() == TokenKind.NUMBER) {
			return compare(operator, decimal(left, 0).compareTo(number(right)));
		}
		if (left.kind() == TokenKind.IDENTIFIER) {
			switch (left.text()) {
			case "kernel_v":
				return version(environment.kernelVersion(), operator, right);
			case "kernel_vr":
				return version(environment.kernelRelease(), operator, right);
			case "systemtap_v":
				return version(environment.systemtapVersion(), operator, right);
			case "arch":
				return pattern(environment.architecture(), operator, right);
			case "runtime":
				return pattern(environment.runtime(), operator, right);
			case "systemtap_privilege":
				requireEquality(operator);
				return compare(operator, environment.privilege().compareTo(string(right, "a string")));
			case "guru_mode":
				return guru(operator, right);
			default:
				if (left.text().startsWith("CONFIG_")) {
					return option(environment.option(left.text()), operator, right);
				}
			}
		}
		throw new ConditionException(0, "a condition compares arch, kernel_v, kernel_vr, systemtap_v, runtime, systemtap_privilege, guru_mode, "
				+ "CONFIG_..., a string or a number");
	}

	private boolean guru(Token operator, Token right) throws ConditionException {
		requireEquality(operator);
		BigInteger wanted = number(right);
		if (wanted.signum() < 0 || wanted.compareTo(BigInteger.ONE) > 0) {
			throw new ConditionException(2, "guru_mode is 0 or 1");
		}
		return compare(operator, BigInteger.valueOf(guru ? 1 : 0).compareTo(wanted));
	}

	private boolean version(String actual, Token operator, Token right) throws ConditionException {
		String wanted = string(right, "a version as a string, e.g. \"2.6.30\"");
		if (Wildcard.isPattern(wanted)) {
			if (!isEquality(operator)) {
				throw new ConditionException(2, "a version with wildcards can be compared by '==' and '!=' only");
			}
			return Wildcard.matches(wanted, actual) == operator.text().equals("==");
		}
		return compare(operator, Versions.compare(actual, wanted));
	}

	private boolean pattern(String actual, Token operator, Token right) throws ConditionException {
		requireEquality(operator);
		return Wildcard.matches(string(right, "a string"), actual) == operator.text().equals("==");
	}

	private boolean option(String actual, Token operator, Token right) throws ConditionException {
		if (right.kind() == TokenKind.STRING) {
			requireEquality(operator);
			return Wildcard.matches(StringEscapes.body(right.text()), actual) == operator.text().equals("==");
		}
		if (right.kind() == TokenKind.NUMBER) {
			BigInteger value;
			try {
				value = actual.isEmpty() ? BigInteger.ZERO : new BigInteger(actual);
			} catch (NumberFormatException e) {
				throw new ConditionException(0, "the option's value '" + actual + "' is not a number");
			}
			return compare(operator, value.compareTo(decimal(right, 2)));
		}
		if (right.kind() == TokenKind.IDENTIFIER && right.text().startsWith("CONFIG_")) {
			return compare(operator, actual.compareTo(environment.option(right.text())));
		}
		throw new ConditionException(2, "expected a string, a number or another CONFIG_ option");
	}

	private static String string(Token token, String what) throws ConditionException {
		if (token.kind() != TokenKind.STRING) {
			throw new ConditionException(2, "expected " + what);
		}
		return StringEscapes.body(token.text());
	}

	private static BigInteger number(Token token) throws ConditionException {
		if (token.kind() != TokenKind.NUMBER) {
			throw new ConditionException(2, "expected a number");
		}
		return decimal(token, 2);
	}

	/** Numbers of conditions are decimal, also with a leading 0, and must fit into 64 bits with a sign. */
	private static BigInteger decimal(Token token, int part) throws ConditionException {
		try {
			BigInteger number = new BigInteger(token.text());
			if (number.bitLength() >= Long.SIZE) {
				throw new ConditionException(part, "a number in a condition must be at most " + Long.MAX_VALUE);
			}
			return number;
		} catch (NumberFormatException e) {
			throw new ConditionException(part, "a number in a condition must be decimal");
		}
	}

	private static boolean isEquality(Token operator) {
		return operator.isOperator("==") || operator.isOperator("!=");
	}

	private static void requireEquality(Token operator) throws ConditionException {
		if (!isEquality(operator)) {
			throw new ConditionException(1, "expected '==' or '!='");
		}
	}

	private static boolean compare(Token operator, int order) throws ConditionException {
		switch (operator.kind() == TokenKind.OPERATOR ? operator.text() : "") {
		case "==":
			return order == 0;
		case "!=":
			return order != 0;
		case "<":
			return order < 0;
		case "<=":
			return order <= 0;
		case ">":
			return order > 0;
		case ">=":
			return order >= 0;
		default:
			throw new ConditionException(1, "expected a comparison operator");
		}
	}
}
