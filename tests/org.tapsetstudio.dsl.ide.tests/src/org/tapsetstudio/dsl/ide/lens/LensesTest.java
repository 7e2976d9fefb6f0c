package org.tapsetstudio.dsl.ide.lens;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.testing.Marked;

class LensesTest {
	/** Line, name and place are what hit counts are kept by. */
	@Test
	void probesAndFunctionsInTheOrderOfTheText() {
		assertLenses("""
				2 function f <f>
				3 probe process("a").mark("b"), timer.s(1) <process("a").mark("b"), timer.s(1)>
				6 probe end <end>
				""", """
				global n
				function f(a) { return a }
				probe process("a").mark("b"), timer.s(1) { n = f(1) }
				probe mine = begin { }
				# the end
				probe end { println(n) }
				""");
	}

	@Test
	void aBrokenProbeHasItsLineAndHidesNoOther() {
		assertLenses("""
				1 probe begin <begin>
				2 probe end <end>
				""", "probe begin { if ( }\r\nprobe end { println(1) }");
	}

	private static void assertLenses(String expected, String text) {
		ScriptModel model = Marked.model(text);
		assertEquals(expected, Lenses.of(model).stream().map(lens -> lens.line() + (lens.probe() ? " probe " : " function ") + lens.name() + " <"
				+ text.substring(lens.span().start(), lens.span().end()) + ">\n").collect(Collectors.joining()));
	}
}
