package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tapsetstudio.engine.capture.MarkerCapture;

class CapturePlanTest {
	@Test
	void onlyWhatIsUsed() {
		assertEquals(List.of("probe 0: marker test:hit reads $arg1, $arg3"), plan("probe process.provider(\"test\").mark(\"hit\") { println($arg3 + $arg1) }"));
	}

	@Test
	void nothingForACounter() {
		assertEquals(List.of("probe 0: marker test:hit only counts the hits"), plan("global n probe process.provider(\"test\").mark(\"hit\") { n++ }"));
	}

	@Test
	void stringsAndCountedStrings() {
		assertEquals(List.of("probe 0: marker test:hit reads string at $arg1, string at $arg2 of length $arg3"),
				plan("probe process.provider(\"test\").mark(\"hit\") { println(user_string($arg1), user_string_n($arg2, $arg3)) }"));
	}

	@Test
	void variablesOfAnAliasThatNobodyReadsCostNothing() {
		assertEquals(List.of("probe 0: marker python:function__entry reads string at $arg2"), plan("probe python.function.entry { println(funcname) }"));
	}

	@Test
	void allNumbersForVars() {
		List<MarkerCapture> markers = Script.of("probe process.provider(\"test\").mark(\"hit\") { println($$vars) }").compile().capturePlan().markers();
		assertEquals(12, markers.get(0).slots().size());
	}

	@Test
	void probesOfAMarkerShareWhatIsReadBehindItsArguments() {
		List<MarkerCapture> markers = Script.of("probe process.provider(\"test\").mark(\"hit\") { println(user_int($arg1)) } probe process.provider(\"test\").mark(\"hit\") { println(user_long($arg1 + 8), user_int($arg1)) }")
				.compile().capturePlan().markers();
		assertEquals("[$arg1, 4 bytes at $arg1]", markers.get(0).slots().stream().map(markers.get(0)::describe).toList().toString());
		assertEquals("[$arg1, 4 bytes at $arg1, 8 bytes at $arg1+8]", markers.get(1).slots().stream().map(markers.get(1)::describe).toList().toString());
		assertEquals("{13=-4@0(#1), 14=8@8(#1)}", markers.get(1).operands().toString());
	}

	@Test
	void pathsAreKept() {
		assertEquals(List.of("probe 0: marker test:hit in /opt/demo only counts the hits"),
				plan("global n probe process(\"/opt/demo\").provider(\"test\").mark(\"hit\") { n++ }"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = { //
			"if (g > 2 && $arg1 == 1) g++;only the script knows its global g", //
			"if (g) next g++;only the script knows its global g", //
			"if (execname() == \"a\" && $arg1) g++;the script calls execname()", //
			"x = $arg1 x++ if (x == 3) g++;the script computes x", //
			"if ($arg1 > $arg2) g++;only an argument, the process or the thread is compared with a constant there", //
			"if (user_string($arg1) =~ \"ab\") g++;of regular expressions only plain text behind ^ is looked for there", //
			"if (user_string($arg1) == \"\") g++;only the equality of strings is decided there, and not with what a script gets for an unreadable one", //
			"g++ if ($arg1) g++;the handler has done something before", //
			"if ($arg1) g++ else g--;the handler does something whether it holds or not", //
			"g && g++;only the script knows its global g" })
	void whatIsLeftToTheScriptAndWhy(String body, String reason) {
		List<String> told = Script.of("global g probe process.provider(\"test\").mark(\"hit\") { " + body + " } probe end { println(g) }").compile().capturePlan().undecided().get(0);
		assertEquals(1, told.size(), told.toString());
		assertTrue(told.get(0).matches("the condition at <input>:1:\\d+ is left to the script, because " + Pattern.quote(reason)), told.toString());
	}

	@Test
	void moreThanAHitIsAskedIsLeftToTheScript() {
		String any = IntStream.range(0, 20).mapToObj(i -> "$arg1 == " + i).collect(Collectors.joining(" || "));
		whatIsLeftToTheScriptAndWhy("if (" + any + ") g++", "there are more of them than a hit is asked");
	}

	@ParameterizedTest
	@ValueSource(strings = { "if ($arg1 == 1 && pid() == 3) g++", "if ($arg1) next g++", "if (g) x = 1 if ($arg2 == 4) println(x, g++)", "g++" })
	void nothingIsSaidWhereAllIsDecided(String body) {
		assertEquals(List.of(), Script.of("global g probe process.provider(\"test\").mark(\"hit\") { " + body + " }").compile().capturePlan().undecided().get(0));
	}

	@Test
	void eachProbeIsToldWithItsConditions() {
		assertEquals(List.of("probe 0: marker test:hit reads $arg1; discards at the hit all but those where $arg1 is above 3",
				"probe 0: the condition at <input>:1:57 is left to the script, because it is about whether the probe is on", "probe 1: marker test:miss only counts the hits",
				"probe 1: the condition at <input>:1:133 is left to the script, because only the script knows its global g"),
				plan("global g probe process.provider(\"test\").mark(\"hit\") if (g) { if ($arg1 > 3) g++ } probe process.provider(\"test\").mark(\"miss\") { if (g) g-- }"));
	}

	private static List<String> plan(String text) {
		return Script.of(text).compile().capturePlan().describe();
	}
}
