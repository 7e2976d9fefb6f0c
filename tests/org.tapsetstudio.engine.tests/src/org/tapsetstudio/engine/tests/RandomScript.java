package org.tapsetstudio.engine.tests;

import java.util.Random;
import java.util.StringJoiner;

/**
 * Makes programs at random that are right, end soon, and print much: numbers, strings, arrays, statistics, histograms, regular expressions, formats, functions, loops, errors that are
 * caught, output on trial, aliases with texts before and after. What they print does not depend on the order of hash tables, so that SystemTap's own code can be asked, too.
 */
final class RandomScript {
	private static final String[] NUMBERS = { "a", "b", "c", "g1", "g2" };
	private static final String[] STRINGS = { "s", "t", "gs" };
	private static final String[] LITERALS = { "0", "1", "2", "7", "63", "64", "1000003", "4294967296", "0x7fffffffffffffff" };
	private static final String[] TEXTS = { "\"\"", "\"a\"", "\"hello\"", "\"x,y\"", "\"-12\"", "\"0x1f\"", "\"q\\t\"", "\"é\"", "\"a b  c\"", "\"\\\"\\\\\\x01\"" };
	private static final String[] PATTERNS = { "a", "[0-9]+$", "(l+)o", "^(.)(.*)$", "[[:alpha:]]{2,3}", "(x|,|l)+", "a*b?", "([^ ]*) +(.*)" };
	private static final String HEAD = """
			global g1 = 5, g2, gs = "seed", m1, m2, m3, w%[4], st, sh, sc, lo, hi = -1
			function f(p, q) { if (p > q) return p - q return p ^ q }
			function f(p) { if (p > 7) next return p + 1 }
			function f(p) { return -p }
			function h:string(p:string, q:long) { return q > 3 ? p . "!" : substr(p, 0, 2) }
			function deep(n) { return n > 0 ? 1 + deep(n - 1) : 0 }
			function filled:string(p:string) { while (strlen(p) < 505) p .= p . "0123456"; return p }
			function twice:string(p:string) { return strlen(p) > 300 ? p : p . p }
			probe first.of = begin { c = 9; s = pn() }, { println("epilogue ", a, c, s) }
			probe any.of = timer.us(100) { b = 3 }
			probe any.of += timer.us(100) { println("after ", b, s, pn()) }
			function words(p:string, d:string) { n = 0; for (k = tokenize(p, d); k != ""; k = tokenize("", d)) n++; return n }
			""";
	/** Gives everything a type. */
	private static final String START = "m1[0] = 1; m2[\"a\", 1] = 2; m3[1] = \"x\"; w[1] = 1; st[1] <<< 3; sh[0] <<< 50; sh[1] <<< 7; sh[2] <<< 8; sh[3] <<< 9; sc <<< 4; lo <<< 1; ";
	private static final String TAIL = """
			printf("%d %d %d %d %d %s %s %s\\n", a, b, c, g1, g2, s, t, gs)
			println(m1[0] + m2["a", 1] + w[1], m3[1], @count(sc), @count(st[1]), @sum(sh[1]), deep(5), twice(gs)) }
			""";

	private final Random random;

	RandomScript(long seed) {
		random = new Random(seed);
	}

	/** A begin probe, and a timer probe that comes often enough to become bytecode; the given number of its hits ends the program. */
	String text(int hits) {
		return HEAD + "probe first.of { a = b = 0; t = \"\"; " + START + block(12, 2) + TAIL + "global hits probe any.* { if (++hits >= " + hits + ") exit() a = hits; c = -hits; t = \"\"; " + block(6, 1) + TAIL;
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
		return switch (random.nextInt(depth > 0 ? 33 : 29)) {
		case 0, 1 -> pick(NUMBERS) + pick(" = ", " = ", " += ", " -= ", " *= ", " |= ") + number(3);
		case 2 -> pick(STRINGS) + pick(" = ", " .= ") + string(2);
		case 3 -> "printf(\"" + conversions(4, "dixXoup") + "\\n\", " + number(2) + ", " + number(1) + ", " + number(1) + pick(", a", ", g2") + ")";
		case 4 -> "println(" + number(3) + ", \" \", " + string(2) + ")";
		case 5 -> "m1[" + number(2) + " & 7] " + pick("=", "+=", "-=", "|=", "<<=") + " " + number(2);
		case 6 -> "m2[" + string(1) + ", " + number(1) + " & 3]" + pick("++", "--", " = " + number(2));
		case 7 -> "m3[" + number(1) + " & 7] " + pick("=", ".=") + " " + string(2);
		case 8 -> pick("st", "sh") + "[" + number(1) + " & 3] <<< " + number(2) + " % 1000";
		case 9 -> "sc <<< " + number(2) + " & 1023";
		case 10 -> "w[" + number(1) + " & 15]" + pick(" += " + number(1), "++", " = a");
		case 11 -> "foreach (x" + pick(" in m1", "+ in m1", "- in m1 limit 2", " in m1-", " in w", " in w+ limit 1", " in w-", "- in w") + ") print(x, \" \"); println()";
		case 12 -> "foreach ([y" + pick(",z] in m2", "+,z] in m2", ",z-] in m2", ",z] in m2[*, 1]", ",z] in m2- limit 3", ",z] in m2[" + string(1) + ", *]") + ") print(y, z, \" \"); println()";
		case 13 -> "println(@count(sc), @sum(st[" + number(1) + " & 3])) if (@count(sc)) println(@min(sc), @max(sc), @avg(sc), @variance(sc), sprint(@hist_log(sc)))";
		case 14 -> "delete " + pick("m1[" + number(1) + " & 7]", "m2[" + string(1) + ", *]", "m2[*, " + number(1) + " & 3]", "m1", "sc", "w[1]", "st[1]", "m3", pick(NUMBERS), pick(STRINGS));
		case 15 -> "if (" + string(1) + pick(" =~ ", " !~ ") + "\"" + pick(PATTERNS) + "\") println(\"m\") else println(\"n\")";
		case 16 -> "if (" + string(1) + " =~ \"" + pick(PATTERNS) + "\") { for (k = 0; k < ngroups(); k++) print(matched(k), \";\"); println() }";
		case 17 -> "foreach (v" + pick(" = ", "+ = ", "- = ") + "x in " + pick("m1", "w") + ") { if (v & 1) continue; print(v, \"=\", x, \" \") } println()";
		case 18 -> "foreach (x" + pick("+", "-") + " in st" + pick("", " limit 2") + ") print(x, \":\", @count(st[x]), @sum(st[x]), @min(st[x]), @max(st[x]), @avg(st[x]), \" \"); println()";
		case 19 -> "lo <<< " + number(1) + " % 200; print(@hist_linear(lo, " + "-50, 150, 10))";
		case 20 -> random.nextBoolean() ? elementsOfStatistics() : "foreach (x in @hist_log(sc)) if (@hist_log(sc)[x]) print(x, \":\", @hist_log(sc)[x], \" \"); println()";
		case 21 -> "printf(\"" + conversions(3, "s") + "%c|%b\\n\", " + string(1) + ", " + string(1) + ", " + string(2) + ", " + number(1) + " & 63 | 64, " + number(1) + ")";
		case 22 -> "printf(\"[%*d|%-*s|%.*s|%0*x]\\n\", a & 15, " + number(1) + ", b & 7, " + string(1) + ", c & 3, " + string(1) + ", g1 & 31, " + number(1) + ")";
		case 23 -> pick("println", "print") + "(" + pick("sprintln", "sprint") + "(" + string(1) + ", " + number(1) + "), sprintd(\":\", " + number(1) + ", " + string(1) + "))";
		case 24 -> "printdln(\"" + pick(",", "", "--") + "\", " + number(1) + ", " + string(2) + ", " + number(2) + ")";
		case 25 -> "println(words(" + string(1) + ", " + pick("\" \"", "\",l\"", "\"\"") + "), " + pick("m1[a & 7]++", "--w[b & 15]", "m3[1] .= \"z\"", "[*, 1] in m2", "[\"a\", *] in m2") + ")";
		case 26 -> "k = speculation(); speculate(k, sprintln(" + string(1) + ", " + number(1) + ")); println(\"now\"); if (" + number(1) + " & 1) commit(k) else " + pick("discard(k)", "commit(k)");
		case 27 -> "s = filled(" + string(1) + "); println(strlen(s), " + pick("strlen(s . t)", "strlen(sprintf(\"%s%d\", s, a))", "substr(s . \"end\", 500, 20)", "strlen(text_str(s))", "strlen(str_replace(s, \"0\", t))",
				"strlen(sprintf(\"%*s\", b & 1023, t))") + "); s = substr(s, 0, 9)";
		case 28 -> "foreach (x in st " + pick("@count", "@sum", "@min", "@max") + pick("+", "-") + pick("", " limit 1", " limit a & 3") + ") n1 += @count(st[x]); println(n1); n1 = 0";
		case 29 -> "if (" + number(2) + ") { " + block(2, depth - 1) + "} else { " + block(1, depth - 1) + "}";
		case 30 -> loop(pick("i", "j", "k"), depth - 1);
		case 31 -> "try { " + block(1, depth - 1) + "println(" + number(1) + " / g2, " + number(1) + " % (" + number(1) + " & 1), stringat(" + string(1) + ", a & 3)) } catch (e) { println(e) }";
		default -> "try { if (" + number(1) + " & 1) error(" + string(1) + "); " + block(1, depth - 1) + "println(" + pick("@min(st[9])", "@avg(sc)", "matched(1)", "@hist_log(sc)[a]")
				+ ") } catch (e) { println(\"caught \", e) }";
		};
	}

	private String elementsOfStatistics() {
		return pick("print(@hist_linear(sh[" + number(1) + " & 3], 0, 100, 20))", "foreach (x+ in sh) println(x, @variance(sh[x]), @avg(sh[x]))", "foreach (x+ in st) println(x, @variance(st[x], 2))",
				"println(@hist_linear(sh[" + number(1) + " & 3], 0, 100, 20)[b & 7])", "delete sh[" + number(1) + " & 3]");
	}

	private String conversions(int count, String kinds) {
		StringBuilder format = new StringBuilder();
		for (int i = 0; i < count; i++) {
			format.append('%').append(pick("", "", "-", "0", "+", " ", "#")).append(pick("", "", "5", "12", "30")).append(pick("", "", "", ".3", ".0", ".15"))
					.append(kinds.charAt(random.nextInt(kinds.length()))).append('|');
		}
		return format.toString();
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
		return switch (random.nextInt(16)) {
		case 0, 1, 2 -> "(" + left + pick(" + ", " - ", " * ", " & ", " | ", " ^ ") + number(depth - 1) + ")";
		case 3 -> "(" + left + pick(" << ", " >> ", " >>> ") + pick(NUMBERS) + ")";
		case 4 -> "(" + left + pick(" / ", " % ") + pick("3", "-2", "(a | 1)") + ")";
		case 5 -> "(" + pick("-", "~", "!") + left + ")";
		case 6 -> "(" + left + pick(" < ", " > ", " <= ", " >= ", " == ", " != ") + number(depth - 1) + ")";
		case 7 -> "(" + left + pick(" && ", " || ") + number(depth - 1) + ")";
		case 8 -> "(" + left + " ? " + number(depth - 1) + " : " + number(depth - 1) + ")";
		case 9 -> pick("m1[" + left + " & 7]", "m2[" + string(1) + ", " + left + " & 3]", "w[" + left + " & 15]", "((" + left + " & 7) in m1)");
		case 10 -> pick("strlen(", "isdigit(") + string(1) + ")";
		case 11 -> "(" + string(1) + pick(" == ", " != ", " < ", " >= ", " > ", " <= ") + string(1) + ")";
		case 12 -> pick("f(" + left + ", " + number(1) + ")", "f(" + left + ")");
		case 13 -> pick("strpos(", "isinstr(") + string(1) + ", " + string(1) + ")";
		case 14 -> "strtol(" + string(1) + ", " + pick("0", "8", "10", "16", "2") + ")";
		default -> pick("(" + pick(NUMBERS) + pick("++", "--") + ")", "(" + pick(NUMBERS) + pick(" = ", " += ", " ^= ") + left + ")");
		};
	}

	private String string(int depth) {
		if (depth == 0 || random.nextInt(3) == 0) {
			return random.nextBoolean() ? pick(STRINGS) : pick(TEXTS);
		}
		return switch (random.nextInt(9)) {
		case 0 -> "(" + string(depth - 1) + " . " + string(depth - 1) + ")";
		case 1 -> "substr(" + string(depth - 1) + ", " + pick("0", "1", "-1", "a & 3") + ", " + pick("1", "3", "b & 7") + ")";
		case 2 -> "sprintf(\"" + conversions(1, "dxo") + "%s\", " + number(1) + ", " + string(depth - 1) + ")";
		case 3 -> "m3[" + number(1) + " & 7]";
		case 4 -> "(" + number(1) + " ? " + string(depth - 1) + " : " + string(depth - 1) + ")";
		case 5 -> "str_replace(" + string(depth - 1) + ", " + string(0) + ", " + string(0) + ")";
		case 6 -> pick("text_str(", "string_quoted(", "twice(") + string(depth - 1) + ")";
		case 7 -> "tokenize(" + string(depth - 1) + ", " + pick("\",\"", "\" l\"") + ")";
		default -> "h(" + string(depth - 1) + ", " + number(1) + ")";
		};
	}
}
