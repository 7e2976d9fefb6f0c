package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PrintTest {
	@Test
	void theWholeFamily() {
		assertEquals("""
				a1
				b2
				x=  3|y
				1,two,3
				4-5
				""", Script.output("""
				probe begin {
					print("a", 1, "\\n")
					println("b", 2)
					printf("x=%3d|%s\\n", 3, "y")
					printd(",", 1, "two", 3)
					println()
					printdln("-", 4, 5)
				}"""));
	}

	@Test
	void theSameAsStrings() {
		assertEquals("a1|b2\n|x03|1,2|1,2\n\n", Script.output("""
				probe begin {
					print(sprint("a", 1), "|", sprintln("b", 2), "|", sprintf("x%02d", 3), "|", sprintd(",", 1, 2), "|", sprintdln(",", 1, 2))
					println()
				}"""));
	}

	@Test
	void argumentsAreEvaluatedBeforeAnythingIsPrinted() {
		Script script = Script.of("""
				global zero
				probe begin { try { printf("half %d", 1 / zero) } catch { println("caught") } }""").run();
		assertEquals("caught\n", script.output());
	}

	@Test
	void widthsFromArguments() {
		assertEquals("[    7][7   ]\n", Script.output("probe begin { printf(\"[%*d][%-*d]\\n\", 5, 7, 4, 7) }"));
	}

	@Test
	void logAddsALineFeed() {
		assertEquals("one\ntwo\n", Script.output("probe begin { log(\"one\") log(\"two\") }"));
	}

	@Test
	void warningsGoToTheMessages() {
		Script script = Script.of("probe begin { warn(\"careful\") println(\"on\") }").run();
		assertEquals("on\n", script.output());
		assertEquals("WARNING: careful\n", script.messages());
	}

	@Test
	void speculations() {
		assertEquals("kept\n", Script.output("""
				probe begin {
					a = speculation() b = speculation()
					speculate(a, "kept\\n") speculate(b, "dropped\\n")
					discard(b) commit(a)
				}"""));
	}
}
