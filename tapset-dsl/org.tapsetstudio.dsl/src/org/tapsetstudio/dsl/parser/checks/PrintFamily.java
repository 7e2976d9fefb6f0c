package org.tapsetstudio.dsl.parser.checks;

import java.util.Set;

import org.tapsetstudio.dsl.stp.NameExpression;

/** The print functions, whose names mean nothing else where a value stands. */
final class PrintFamily {
	private static final Set<String> NAMES = Set.of("print", "println", "printf", "printd", "printdln", "sprint", "sprintln", "sprintf", "sprintd", "sprintdln");

	private PrintFamily() {
	}

	static boolean isPrint(NameExpression expression) {
		return expression.getName() != null && NAMES.contains(expression.getName());
	}

	/** True for printf and sprintf. */
	static boolean hasFormat(NameExpression print) {
		return print.getName().endsWith("printf");
	}

	/** True for the four that put a delimiter between values. */
	static boolean hasDelimiter(NameExpression print) {
		return print.getName().endsWith("printd") || print.getName().endsWith("printdln");
	}

	/** True for the four that print a histogram, too. */
	static boolean takesHistogram(NameExpression print) {
		return !hasFormat(print) && !hasDelimiter(print);
	}

	static boolean endsLine(NameExpression print) {
		return print.getName().endsWith("ln");
	}
}
