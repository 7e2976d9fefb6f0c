package org.tapsetstudio.dsl.semantics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Scripts that are huge, deep or explode: they are understood, or refused in a sentence, and neither takes for ever. */
class HostileScriptTest {
	private static final int DEEP = 2_000;

	/** All errors, those of the syntax first. */
	private static String errors(String script) {
		Checked checked = Checked.script(script, TapsetLibrary.EMPTY, MarkerResolver.ACCEPT_ALL, AnalysisOptions.DEFAULT);
		String syntax = checked.parsed().errors().stream().map(e -> e.where().line() + ":" + e.where().column() + "+" + e.where().length() + " " + e.message()).collect(Collectors.joining("\n"));
		return syntax.isEmpty() ? checked.errors() : syntax;
	}

	private static String lines(int count, String format) {
		return IntStream.range(0, count).mapToObj(i -> format.formatted(i)).collect(Collectors.joining("\n", "", "\n"));
	}

	@Test
	void deepNesting() {
		for (String value : new String[] { "(".repeat(DEEP) + "1" + ")".repeat(DEEP), "!".repeat(DEEP) + "1", "- ".repeat(DEEP) + "1", "1 ? 2 : ".repeat(DEEP) + "3", "1 + ".repeat(DEEP) + "3",
				"\"a\" . ".repeat(DEEP) + "\"b\"" })
			assertEquals("", errors("probe begin { println(" + value + ") }"), value.substring(0, 20));
		assertEquals("", errors("probe begin " + "{".repeat(DEEP) + " println(1) " + "}".repeat(DEEP)));
		assertEquals("", errors("%( 1 == 1 %? ".repeat(DEEP) + " probe begin { println(1) } " + " %)".repeat(DEEP)));
	}

	@Test
	void deeperThanAnybodyWrites() {
		String message = "this nests more than 5,000 levels deep; write it as several statements";
		assertEquals("1:5021+1 " + message, errors("probe begin { println(" + "(".repeat(20_000)));
		for (String value : new String[] { "1 + ".repeat(20_000) + "3", "\"a\" . ".repeat(20_000) + "\"b\"", "1 ? 2 : ".repeat(7_000) + "3" }) {
			String errors = errors("probe begin { println(" + value + ") }");
			assertTrue(errors.matches("1:\\d+\\+\\d+ " + message), errors);
		}
	}

	@Test
	void longerThanAnybodyWrites() {
		assertEquals("1:1+4000001 the script is too long to be read: it has 4,000,001 characters, and no more than 4,000,000 are possible", errors(" ".repeat(4_000_001)));
		String blocks = errors("probe begin {\n" + "{ } ".repeat(100_000) + "}");
		assertEquals("2:399994+8 the script is too long: nothing is read behind its first 200,000 names, numbers and signs", blocks.lines().toList().getFirst());
		assertEquals(1_000, errors("é".repeat(20_000)).lines().count());
	}

	@Test
	void thousandsOfUnknownNames() {
		assertEquals(8_000, errors("probe begin {\n" + lines(4_000, "unknown%1$d(x%1$d)") + "}").lines().count());
	}

	@Test
	void longChains() {
		assertEquals("", errors("probe begin { " + IntStream.range(1, 1_000).mapToObj(i -> "x" + i + " = x" + (i - 1) + " + 1\n").collect(Collectors.joining()) + " }"));
	}

	@Test
	void aliasesThatDouble() {
		String aliases = "probe a0 = begin { }\n" + IntStream.range(1, 40).mapToObj(i -> "probe a" + i + " = a" + (i - 1) + ", a" + (i - 1) + " { }\n").collect(Collectors.joining());
		assertEquals("41:7+3 the probe stands for too many probe points", errors(aliases + "probe a39 { println(1) }"));
		assertEquals("41:7+3 the probe stands for too many probe points", errors(aliases.replace(" {", "? {").replace(",", "?,") + "probe a39 { println(1) }"));
	}

	@Test
	void bracesThatDouble() {
		String errors = errors("probe " + "{a,b}.".repeat(20) + "c { println(1) }");
		assertTrue(errors.matches("1:7\\+\\d+ the probe stands for too many probe points"), errors);
	}

	@Test
	void longPoint() {
		String errors = errors("probe " + "a.".repeat(5_000) + "b { println(1) }");
		assertTrue(errors.startsWith("1:7+10001 there is no probe point \"a.a."), () -> errors.substring(0, 80));
	}

	@Test
	void longNumber() {
		assertEquals("1:23+1000000 number '" + "9".repeat(37) + "…' is malformed or does not fit 64 bits", errors("probe begin { println(" + "9".repeat(1_000_000) + ") }"));
		assertEquals("", errors("probe begin { println(0x" + "0".repeat(100_000) + "1) }"));
	}

	@Test
	void longString() {
		assertEquals("", errors("probe begin { println(\"" + "a".repeat(100_000) + "\") }"));
	}

	@Test
	void manyOfEverything() {
		int many = 1_000;
		assertEquals("", errors(lines(many, "global g%1$d function f%1$d(x) { g%1$d += x return g%1$d } probe timer.s(%1$d + 1) { println(f%1$d(%1$d)) }").replace(" + 1)", "1)")));
		assertEquals(many, errors(lines(many, "probe begin { println(nothing%d()) }")).lines().count());
		assertTrue(!errors("probe begin {\n" + ") ;\n".repeat(many) + "}").isEmpty());
		assertEquals(many, errors("\u0001\n".repeat(many)).lines().count());
	}
}
