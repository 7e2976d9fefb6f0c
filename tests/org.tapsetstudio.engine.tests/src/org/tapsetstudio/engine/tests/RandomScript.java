package org.tapsetstudio.engine.tests;

import java.util.Random;
import java.util.StringJoiner;

/** Makes programs at random that are right, end soon, and print much: numbers, strings, arrays, statistics, functions, loops, errors that are caught. */
final class RandomScript {
	private static final String[] NUMBERS = { "a", "b", "c", "g1", "g2" };
	private static final String[] STRINGS = { "s", "t", "gs" };
	private static final String[] LITERALS = { "0", "1", "2", "7", "63", "64", "1000003", "4294967296", "0x7fffffffffffffff" };
	private static final String[] TEXTS = { "\"\"", "\"a\"", "\"hello\"", "\"x,y\"", "\"-12\"", "\"0x1f\"", "\"q\\t\"", "\"é\"" };
	private static final String HEAD = """
			global g1 = 5, g2, gs = "seed", m1, m2, m3, w%[4], st, sc
			function f(p, q) { if (p > q) return p - q return p ^ q }
			function f(p) { if (p > 7) next return p + 1 }
			function f(p) { return -p }
			function h:string(p:string, q:long) { return q > 3 ? p . "!" : substr(p, 0, 2) }
			function deep(n) { return n > 0 ? 1 + deep(n - 1) : 0 }
			""";
	/** Gives everything a type. */
	private static final String START = "m1[0] = 1; m2[\"a\", 1] = 2; m3[1] = \"x\"; w[1] = 1; st[1] <<< 3; sc <<< 4; ";
	private static final String TAIL = """
			printf("%d %d %d %d %d %s %s %s\\n", a, b, c, g1, g2, s, t, gs)
			println(m1[0] + m2["a", 1] + w[1], m3[1], @count(sc), @count(st[1]), deep(5)) }
			""";

	private final Random random;

	RandomScript(long seed) {
		random = new Random(seed);
	}

	/** A begin probe, and a timer probe that comes often enough to become bytecode. */
	String text() {
		return HEAD + "probe begin { " + START + block(12, 2) + TAIL + "probe timer.us(100) { " + block(4, 1) + TAIL;
	}

	private String pick(String... choices) {
		return choices[random.nextInt(choices.length)];
	}

	private String block(int statements, int depth) {
		StringJoiner all = new StringJoiner("; ");
		for (int i = 0; i < statements; i++) {
			all.add(statement(depth));
		}
		return all + " ";
	}

	private String statement(int depth) {
		return switch (random.nextInt(depth > 0 ? 20 : 16)) {
		case 0, 1 -> pick(NUMBERS) + " = " + number(3);
		case 2 -> pick(STRINGS) + pick(" = ", " .= ") + string(2);
		case 3 -> "printf(\"" + pick("%d|%5d|%-5d|%05d", "%x|%#x|%o|%u", "%.3d|% d|%+d|%p") + "\\n\", " + number(2) + ", " + number(1) + ", " + number(1) + pick(", a", ", g2") + ")";
		case 4 -> "println(" + number(3) + ", \" \", " + string(2) + ")";
		case 5 -> "m1[" + number(2) + " & 7] " + pick("=", "+=", "-=", "|=", "<<=") + " " + number(2);
		case 6 -> "m2[" + string(1) + ", " + number(1) + " & 3]" + pick("++", "--", " = " + number(2));
		case 7 -> "m3[" + number(1) + " & 7] " + pick("=", ".=") + " " + string(2);
		case 8 -> "st[" + number(1) + " & 3] <<< " + number(2) + " % 1000";
		case 9 -> "sc <<< " + number(2) + " & 1023";
		case 10 -> "w[" + number(1) + " & 15] += " + number(1);
		case 11 -> "foreach (x" + pick(" in m1", "+ in m1", "- in m1 limit 2", " in m1-", " in w", " in w+ limit 1") + ") print(x, \" \"); println()";
		case 12 -> "foreach ([y" + pick(",z] in m2", "+,z] in m2", ",z-] in m2", ",z] in m2[*, 1]", ",z] in m2- limit 3") + ") print(y, z, \" \"); println()";
		case 13 -> "println(@count(sc), @sum(st[" + number(1) + " & 3])) if (@count(sc)) println(@min(sc), @max(sc), @avg(sc), @variance(sc), sprint(@hist_log(sc)))";
		case 14 -> "delete " + pick("m1[" + number(1) + " & 7]", "m2[" + string(1) + ", *]", "m1", "sc", "w[1]");
		case 15 -> "if (" + string(1) + pick(" =~ \"a\"", " !~ \"[0-9]+$\"", " =~ \"(l+)o\"") + ") println(\"m\") else println(\"n\")";
		case 16 -> "if (" + number(2) + ") { " + block(2, depth - 1) + "} else { " + block(1, depth - 1) + "}";
		case 17 -> loop(pick("i", "j", "k"), depth - 1);
		case 18 -> "try { " + block(1, depth - 1) + "println(" + number(1) + " / g2, " + number(1) + " % (" + number(1) + " & 1)) } catch (e) { println(e) }";
		default -> "try { if (" + number(1) + " & 1) error(" + string(1) + "); " + block(1, depth - 1) + "} catch (e) { println(\"caught \", e) }";
		};
	}

	private String loop(String variable, int depth) {
		return "for (" + variable + " = 0; " + variable + " < " + (1 + random.nextInt(4)) + "; " + variable + "++) { " + block(2, depth)
				+ pick("", "if (a & 1) continue ", "if (b & 1) break ") + "}";
	}

	private String number(int depth) {
		if (depth == 0 || random.nextInt(5) == 0) {
			return random.nextInt(3) > 0 ? pick(NUMBERS) : pick(LITERALS);
		}
		String left = number(depth - 1);
		return switch (random.nextInt(14)) {
		case 0, 1, 2 -> "(" + left + pick(" + ", " - ", " * ", " & ", " | ", " ^ ") + number(depth - 1) + ")";
		case 3 -> "(" + left + pick(" << ", " >> ", " >>> ") + pick(NUMBERS) + ")";
		case 4 -> "(" + left + pick(" / ", " % ") + pick("3", "-2", "(a | 1)") + ")";
		case 5 -> "(" + pick("-", "~", "!") + left + ")";
		case 6 -> "(" + left + pick(" < ", " > ", " <= ", " >= ", " == ", " != ") + number(depth - 1) + ")";
		case 7 -> "(" + left + pick(" && ", " || ") + number(depth - 1) + ")";
		case 8 -> "(" + left + " ? " + number(depth - 1) + " : " + number(depth - 1) + ")";
		case 9 -> pick("m1[" + left + " & 7]", "m2[" + string(1) + ", " + left + " & 3]", "w[" + left + " & 15]", "((" + left + " & 7) in m1)");
		case 10 -> pick("strlen(", "isdigit(") + string(1) + ")";
		case 11 -> "(" + string(1) + pick(" == ", " != ", " < ", " >= ") + string(1) + ")";
		case 12 -> pick("f(" + left + ", " + number(1) + ")", "f(" + left + ")");
		default -> pick("(" + pick(NUMBERS) + pick("++", "--") + ")", "(" + pick(NUMBERS) + pick(" = ", " += ", " ^= ") + left + ")");
		};
	}

	private String string(int depth) {
		if (depth == 0 || random.nextInt(3) == 0) {
			return random.nextBoolean() ? pick(STRINGS) : pick(TEXTS);
		}
		return switch (random.nextInt(6)) {
		case 0 -> "(" + string(depth - 1) + " . " + string(depth - 1) + ")";
		case 1 -> "substr(" + string(depth - 1) + ", " + pick("0", "1", "-1", "a & 3") + ", " + pick("1", "3", "b & 7") + ")";
		case 2 -> "sprintf(\"%d:%s\", " + number(1) + ", " + string(depth - 1) + ")";
		case 3 -> "m3[" + number(1) + " & 7]";
		case 4 -> "(" + number(1) + " ? " + string(depth - 1) + " : " + string(depth - 1) + ")";
		default -> "h(" + string(depth - 1) + ", " + number(1) + ")";
		};
	}
}
