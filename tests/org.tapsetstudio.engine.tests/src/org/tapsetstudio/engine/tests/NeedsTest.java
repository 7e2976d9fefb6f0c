package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tapsetstudio.engine.capture.CapturePlan;

/** What handlers need of the traced program, and what cannot be had. */
class NeedsTest {
	private static final String FUNCTIONS = """
			function text(p) { return user_string(p) }
			function either(a, b, c) { return a ? b : c }
			function pass(p) { q = p return text(q) }
			function deep(n, p) { if (n > 0) return deep(n - 1, p) return text(p) }
			global kept, n
			""";

	private static CapturePlan plan(String body) {
		return Script.of(FUNCTIONS + "probe process.provider(\"test\").mark(\"hit\") { kept[0] = 1 n++ " + body + " } probe end { println(kept[0], n) }").compile().capturePlan();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { //
			"println(user_string($arg1));[string at $arg1]", //
			"println(user_string_n($arg1, $arg2));[string at $arg1 of length $arg2]", //
			"x = $arg1 println(user_string(x));[$arg1, string at $arg1]", //
			"x = $arg1 if (n) x = $arg2 println(user_string(x));[$arg1, string at $arg1, $arg2, string at $arg2]", //
			"println(pass($arg3));[$arg3, string at $arg3]", //
			"println(deep(3, $arg2));[$arg2, string at $arg2]", //
			"println(user_string(either(n, $arg1, $arg2)));[$arg1, string at $arg1, $arg2, string at $arg2]", //
			"println(user_string(n ? $arg1 : 0));[$arg1, string at $arg1]" })
	void stringsThatArgumentsLeadTo(String body, String slots) {
		CapturePlan plan = plan(body);
		assertEquals(0, plan.refusals().size(), plan.refusals().toString());
		assertEquals(slots, plan.markers().get(0).slots().toString());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { //
			"user_int($arg1);[$arg1, 4 bytes at $arg1]", //
			"user_long(user_long($arg1));[$arg1, 8 bytes at $arg1, 8 bytes at *($arg1)]", //
			"user_uint8($arg2 - 1);[$arg2, 1 bytes at $arg2-1]", //
			"user_string($arg1 + 4);[$arg1, string at $arg1+4]", //
			"user_string(user_long($arg1 + 8));[$arg1, 8 bytes at $arg1+8, string at *($arg1+8)]", //
			"pass(4 + user_long($arg1));[$arg1, 8 bytes at $arg1, string at *($arg1)+4]" })
	void memoryBehindArguments(String expression, String slots) {
		CapturePlan plan = plan("println(" + expression + ")");
		assertEquals(0, plan.refusals().size(), plan.refusals().toString());
		assertEquals(slots, plan.markers().get(0).slots().stream().map(plan.markers().get(0)::describe).toList().toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "println(user_string(kept[1]))", //
			"x = $arg1 while (x) x = user_long(x + 8) println(user_string(x))", //
			"println(user_string(user_long(user_long(user_long(user_long(user_long($arg1)))))))", //
			"println(user_string($arg1 + n))", //
			"x = $arg1 x++ println(user_string(x))", //
			"x = $arg1 x += 8 println(user_string(x))", //
			"foreach (x in kept) println(user_string(x))", //
			"println(text(0x1000))", //
			"println(pass(n))" })
	void stringsElsewhereAreRefused(String body) {
		CapturePlan plan = plan(body);
		assertTrue(plan.markers().isEmpty());
		assertTrue(plan.refusals().get(0).sentence().contains(" at an address that is computed or was kept from another event"), plan.refusals().toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "user_int(n)", "user_long($arg1 * 2)", "user_uint8($arg2 + $arg1)", "user_int(user_int($arg1))" })
	void memoryElsewhereIsRefused(String expression) {
		CapturePlan plan = plan("println(" + expression + ")");
		assertTrue(plan.refusals().get(0).sentence().contains("reads memory at an address that is computed or was kept from another event"), plan.refusals().toString());
	}
}
