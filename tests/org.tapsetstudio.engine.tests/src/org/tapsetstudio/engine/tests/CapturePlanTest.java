package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.engine.capture.MarkerCapture;
import org.tapsetstudio.engine.capture.Slot;

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
	void stringsThroughVariablesCaptureEveryArgument() {
		List<Slot> slots = Script.of("probe process.provider(\"test\").mark(\"hit\") { p = $arg1 println(user_string(p)) }").compile().capturePlan().markers().get(0)
				.slots();
		assertEquals("$arg1, string at $arg1, $arg2, string at $arg2", slots.stream().limit(4).map(Slot::toString).collect(Collectors.joining(", ")));
		assertEquals(24, slots.size());
	}

	@Test
	void whatFunctionsNeedCounts() {
		assertEquals(24, Script.of("""
				function name:string(p:long) { return user_string(p) }
				probe process.provider("test").mark("hit") { println(name($arg1)) }""").compile().capturePlan().markers().get(0).slots().size());
	}

	@Test
	void allNumbersForVars() {
		List<MarkerCapture> markers = Script.of("probe process.provider(\"test\").mark(\"hit\") { println($$vars) }").compile().capturePlan().markers();
		assertEquals(12, markers.get(0).slots().size());
	}

	@Test
	void readsOfMemoryAreRefused() {
		assertEquals(List.of(
				"probe 0: refused: the function user_int reads the memory of the traced program at the hit; only strings and the arguments themselves are captured (<input>:1:57)"),
				plan("probe process.provider(\"test\").mark(\"hit\") { println(1, user_int($arg1)) }"));
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
