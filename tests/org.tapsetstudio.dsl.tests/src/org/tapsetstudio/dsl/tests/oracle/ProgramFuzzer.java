package org.tapsetstudio.dsl.tests.oracle;

import java.util.Random;
import java.util.function.Supplier;

/** Writes random programs that parse, most of them well typed, with arrays, statistics, functions, dead code and mistakes. The same seed writes the same programs. */
public final class ProgramFuzzer {
	/** Bodies that the functions of a program choose from need these. */
	private static final String GLOBALS = "global n, t, m, a, b, s, q, z\n";

	private final Random random;
	private int loops;
	private boolean inFunction;
	/** One in so many expressions is of another type than wanted. */
	private int mistakes;

	public ProgramFuzzer(long seed) {
		random = new Random(seed);
	}

	public String program() {
		mistakes = pick(() -> 1000, () -> 60, () -> 25);
		StringBuilder text = new StringBuilder(maybe(3) ? "" : GLOBALS);
		if (text.isEmpty())
			text.append("global n").append(maybe(2) ? " = 5" : "").append(", t").append(maybe(2) ? " = \"x\"" : "").append(", m, a").append(maybe(4) ? "[10]" : "").append(", b")
					.append(maybe(4) ? "%" : "").append(", s, q, z\n");
		int functions = random.nextInt(4);
		for (int i = 0; i < functions; i++)
			text.append(function()).append('\n');
		if (maybe(6))
			text.append("probe al = ").append(pick(() -> "begin", () -> "end, begin", () -> "timer.s(1)")).append(' ').append(block(1)).append(maybe(3) ? ", " + block(1) : "").append("\nprobe al ")
					.append(block(2)).append('\n');
		int probes = 1 + random.nextInt(3);
		for (int i = 0; i < probes; i++)
			text.append("probe ").append(point()).append(' ').append(block(3)).append('\n');
		return text.toString();
	}

	private String point() {
		return pick(() -> "begin", () -> "begin", () -> "end", () -> "begin(3)", () -> "timer.ms(100)", () -> "error", () -> "never", () -> "begin, end", () -> "timer.s(2) if (" + number(1) + ")",
				() -> "nosuch?, begin", () -> maybe(4) ? "nosuch" : "end");
	}

	private String function() {
		inFunction = true;
		String name = pick(() -> "f", () -> "f", () -> "g", () -> "h");
		String head = "function " + name + pick(() -> "", () -> "", () -> "", () -> ":long", () -> ":string") + "("
				+ pick(() -> "", () -> "x", () -> "x", () -> "x, y", () -> "x:long", () -> "x:string, y") + ")";
		String body = "{ " + (maybe(2) ? statement(2) : "") + pick(() -> " return " + number(2), () -> " return " + number(2), () -> " return " + text(2), () -> "", () -> " next", () -> " return x") + " }";
		inFunction = false;
		return head + " " + body;
	}

	private String block(int depth) {
		StringBuilder text = new StringBuilder("{ ");
		int count = random.nextInt(4);
		for (int i = 0; i < count; i++)
			text.append(statement(depth)).append("; ");
		return text.append('}').toString();
	}

	private String statement(int depth) {
		if (depth <= 0)
			return evaluation(1);
		int d = depth - 1;
		return pick(() -> evaluation(depth), () -> evaluation(depth), () -> evaluation(depth), () -> assignment(depth), () -> assignment(depth), () -> assignment(depth), () -> block(d),
				() -> "if (" + number(2) + ") " + statement(d) + (maybe(2) ? " else " + statement(d) : ""), () -> "while (" + number(1) + ") " + loop(d),
				() -> "for (i = 0; i < 3; i++) " + loop(d), () -> foreach(d), () -> "try { println(7) " + block(d) + " } catch" + (maybe(2) ? "(e)" : "") + " " + block(d), this::leave,
				() -> "delete " + pick(() -> "a", () -> "a[" + number(1) + "]", () -> "b[" + text(1) + ", " + number(0) + "]", () -> "n", () -> "t", () -> "s", () -> "l", () -> "b[*, 1]", () -> "q[1]"));
	}

	private String leave() {
		return inFunction ? pick(() -> "return " + number(1), () -> "next", () -> "return " + text(1), () -> "return 1")
				: pick(() -> "next", () -> loops > 0 || maybe(5) ? "break" : "next", () -> loops > 0 || maybe(5) ? "continue" : "next");
	}

	private String loop(int depth) {
		loops++;
		String body = statement(depth);
		loops--;
		return body;
	}

	private String foreach(int depth) {
		return "foreach (" + pick(() -> "k in a", () -> "k+ in a", () -> "[u, k] in b", () -> "[u-, k] in b limit " + number(1), () -> "v = k in a", () -> "k in q @sum-", () -> "k in q+", () -> "w = [u, k] in b",
				() -> "[u, k] in b[\"x\", *]", () -> "k in @hist_log(s)", () -> "k in a-", () -> "[u, k] in a", () -> "k in z") + ") " + loop(depth);
	}

	private String assignment(int depth) {
		return pick(() -> "l = " + number(depth), () -> "c = " + text(depth), () -> "n = " + number(depth), () -> "t = " + text(depth), () -> "a[" + number(1) + "] = " + number(depth),
				() -> "b[" + text(1) + ", " + number(1) + "] = " + text(depth), () -> "s <<< " + number(depth), () -> "q[" + number(1) + "] <<< " + number(1), () -> "l += " + number(1), () -> "c .= " + text(1),
				() -> "n++", () -> "--l", () -> "a[" + number(1) + "]++", () -> "m = " + (maybe(2) ? number(1) : text(1)), () -> "d = " + (maybe(2) ? number(1) : text(1)), () -> "n = l = " + number(1),
				() -> "a[l++] = " + number(1), () -> maybe(4) ? "f(1) = 2" : "n -= 1", () -> maybe(4) ? "z[1] = m" : "t .= c");
	}

	private String evaluation(int depth) {
		return pick(() -> "println(" + number(depth) + ")", () -> "println(" + text(depth) + ")", () -> "printf(\"%d %s\\n\", " + number(depth) + ", " + text(1) + ")", () -> "print(" + number(depth) + ", " + text(1) + ")",
				() -> number(depth), () -> text(depth), () -> call(), () -> call(), () -> "print(@hist_log(s))", () -> "printdln(\",\", " + number(1) + ", " + text(1) + ")", () -> "println(d)", () -> "print(m)");
	}

	private String call() {
		return pick(() -> "f", () -> "g", () -> "h") + "(" + pick(() -> "", () -> number(1), () -> number(1), () -> number(1) + ", " + number(0), () -> text(1) + ", " + number(0), () -> text(1)) + ")";
	}

	private String number(int depth) {
		if (maybe(mistakes))
			return text(depth);
		if (depth <= 0)
			return pick(() -> Integer.toString(random.nextInt(4)), () -> "0", () -> "1", () -> "l", () -> "n", () -> "k", () -> "i", () -> inFunction ? "x" : "l", () -> "v", () -> "nope");
		int d = depth - 1;
		return pick(() -> number(d), () -> number(d), () -> "(" + number(d) + operator() + number(d) + ")", () -> "(" + number(d) + operator() + number(d) + ")",
				() -> "(" + text(d) + pick(() -> " == ", () -> " < ", () -> " != ") + text(d) + ")", () -> pick(() -> "-", () -> "!", () -> "~") + number(0), () -> "(" + number(d) + " ? " + number(d) + " : " + number(d) + ")",
				() -> "a[" + number(d) + "]", () -> "@count(s)", () -> "@sum(q[" + number(0) + "])", () -> "(" + number(0) + " in a)", () -> "([" + text(0) + ", " + number(0) + "] in b)", this::call,
				() -> "(" + text(0) + " =~ \"a+\")", () -> "l++", () -> "@hist_log(s)[" + number(0) + "]", () -> "(@defined($x) ? 1 : " + number(d) + ")", () -> "(l = " + number(d) + ")", () -> "([*, 1] in b)",
				() -> "(" + number(d) + " && " + number(d) + ")", () -> "(" + number(d) + " || " + number(d) + ")", () -> "@variance(s)", () -> "strlen(" + text(0) + ")");
	}

	private String operator() {
		return pick(() -> " + ", () -> " - ", () -> " * ", () -> " / ", () -> " % ", () -> " & ", () -> " | ", () -> " ^ ", () -> " << ", () -> " >> ", () -> " == ", () -> " < ", () -> " >= ");
	}

	private String text(int depth) {
		if (maybe(mistakes))
			return number(depth);
		if (depth <= 0)
			return pick(() -> "\"x\"", () -> "\"\"", () -> "c", () -> "t", () -> "u", () -> "w", () -> "\"long\"");
		int d = depth - 1;
		return pick(() -> text(d), () -> text(d), () -> "(" + text(d) + " . " + text(d) + ")", () -> "sprintf(\"%d\", " + number(d) + ")", () -> "b[" + text(d) + ", " + number(0) + "]", this::call,
				() -> "sprint(" + number(0) + ", " + text(d) + ")", () -> "(" + number(0) + " ? " + text(d) + " : " + text(d) + ")", () -> "(c = " + text(d) + ")");
	}

	private boolean maybe(int oneIn) {
		return random.nextInt(oneIn) == 0;
	}

	@SafeVarargs
	private <T> T pick(Supplier<T>... choices) {
		return choices[random.nextInt(choices.length)].get();
	}
}
