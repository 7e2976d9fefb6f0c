package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tapsetstudio.engine.capture.Filter;

/** What of a handler can be decided where the marker is hit. */
class FilterTest {
	private static Filter filter(String body) {
		return Script.of("global g probe process.provider(\"test\").mark(\"hit\") { " + body + " } probe end { println(g)}").compile().capturePlan().markers().get(0)
				.filter();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = { //
			"if ($arg1 > 5) g++;i1>5", //
			"if (5 >= $arg1) g++;i1{5", //
			"if ($arg1) g++;i1!0", //
			"if (!$arg1) next g++;i1!0", //
			"if ($arg1 == 3 && $arg2 != -1) g++;i1=3&i2!-1", //
			"if ($arg1 == 3 || $arg2 < 7) g++;i1=3|i2<7", //
			"x = $arg1 y = user_string($arg2) if (x == 3 && y == \"ab\") println(y, g++);i1=3&s2=6162", //
			"if (user_string_n($arg1, $arg2) == \"ab\") g++;n1:2=6162", //
			"if (user_string($arg1) !~ \"^ab\") next g++;s1^6162", //
			"if (user_string($arg1) =~ \"^abc*d\") g++;s1^6162", //
			"if (pid() != 7 || tid() == 8) g++;p!7|t=8", //
			"if ($arg1 < 0) next if ($arg2 > 9) g++ else { if ($arg3) g-- };i1}0&i2>9|i1}0&i3!0", //
			"if ($arg1 == 1 && g > 2) g++;i1=1", //
			"if (g > 2 && $arg1 == 1) g++;i1=1", //
			"n = $arg1 ? $arg2 : 0 if ($arg3 > 1) println(n, g++);i3>1", //
			"$arg1 > 3 && g++;i1>3", //
			"if (user_string($arg1) == \"0123456789012345678901234567890123456789012345678901234567890123456789\") g++;"
					+ "s1^30313233343536373839303132333435363738393031323334353637383930313233343536373839303132333435363738393031323334353637383930313233" })
	void isDecidedAtTheHit(String body, String plan) {
		Filter found = filter(body);
		assertEquals(plan, found.inPlan());
		assertEquals(found, Filter.parse(plan));
	}

	@ParameterizedTest
	@ValueSource(strings = { "g++", //
			"g++ if ($arg1) g++", //
			"if ($arg1 / $arg2 > 3 && $arg3) g++", // a division by 0 must be told
			"if (user_string_warn($arg1) == \"x\") g++", //
			"if (g == 1) g++", //
			"if (user_string($arg1) == \"<unknown>\") g++", // what is unreadable in part
			"if (user_string($arg1) =~ \"^<\") g++", //
			"if (user_string($arg1) == \"\") g++", //
			"if (user_string($arg1) =~ \"ab\") g++", //
			"if (user_string($arg1) =~ \"^ab|cd\") g++", //
			"if (user_string($arg1) =~ \"^a?b\") g++", //
			"x = $arg1 x++ if (x == 3) g++", //
			"for (i = 0; i < 3; i++) x = i if (x == $arg1) g++", //
			"if ($arg2) x = $arg1 if (x == 3) g++", //
			"if (g) { } else if ($arg1 == 1) g++; g--", //
			"if (thread_indent(1) == \"\" && $arg1) g++" })
	void isLeftToTheScript(String body) {
		assertNull(filter(body).inPlan());
	}

	@Test
	void tooMuchIsCutDownToLess() {
		StringBuilder all = new StringBuilder("$arg1 == 0");
		StringBuilder any = new StringBuilder("$arg1 == 0");
		for (int i = 1; i < 40; i++) {
			all.append(" && $arg1 != ").append(i);
			any.append(" || $arg1 == ").append(i);
		}
		Filter most = filter("if (" + all + ") g++");
		assertTrue(most.inPlan().startsWith("i1=0&") && most.inPlan().split("&").length <= 16, most.inPlan());
		assertNull(filter("if (" + any + ") g++").inPlan());
	}

	@Test
	void plainWords() {
		assertEquals("$arg1 is at least 3 and the string at $arg2 begins with \"ab\", or the process is 7", Filter.parse("i1}3&s2^6162|p=7").toString());
	}

	@Test
	void oneFilterIsWithinAnother() {
		Filter wide = Filter.parse("i1=3|i2<7");
		assertTrue(Filter.parse("i1=3&i2=9").isWithin(wide));
		assertTrue(wide.isWithin(wide));
		assertTrue(wide.isWithin(Filter.ALL));
		assertFalse(wide.isWithin(Filter.parse("i1=3")));
		assertFalse(Filter.ALL.isWithin(wide));
		assertFalse(Filter.parse("i1=4").isWithin(wide));
	}
}
