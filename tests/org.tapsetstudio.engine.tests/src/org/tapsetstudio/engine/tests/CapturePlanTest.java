package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
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

	private static List<String> plan(String text) {
		return Script.of(text).compile().capturePlan().describe();
	}
}
