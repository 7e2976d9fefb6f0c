package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tapsetstudio.engine.Tiering;

class FlowTest {
	@Test
	void loops() {
		assertEquals("0 1 3 \n3 2 1 \n", Script.output("""
				probe begin {
					for (i = 0; i < 9; i++) { if (i == 2) continue if (i == 4) break printf("%d ", i) }
					println()
					n = 3
					while (n) { printf("%d ", n) n-- }
					println()
				}"""));
	}

	@Test
	void recursion() {
		assertEquals("3628800\n", Script.output("function fac(n) { return n < 2 ? 1 : n * fac(n - 1) } probe begin { println(fac(10)) }"));
	}

	@Test
	void callsAsArgumentsOfTheSameFunction() {
		assertEquals("6\n", Script.output("function add(a, b) { return a + b } probe begin { println(add(add(1, 2), add(1, 2))) }"));
	}

	@Test
	void endlessRecursionIsAnError() {
		Script script = Script.of("function f:long(n) { return f(n + 1) } probe begin { println(f(1)) }").run();
		assertTrue(script.messages().startsWith("ERROR: MAXNESTING exceeded near identifier 'f' at <input>:1:10 in probe begin\n"), script.messages());
	}

	@Test
	void errorsOfShippedFunctionsSayWhereTheyWereCalled() {
		Script script = Script.of("probe begin {\n  println(stringat(\"abc\", strlen(\"abcd\")))\n}\nprobe begin(1) { error(\"mine\") }").define("MAXERRORS", 5).run();
		assertEquals("ERROR: Position out of bounds near identifier 'stringat' at <input>:2:11\nERROR: mine\nWARNING: Number of errors: 2, skipped probes: 0\n", script.messages());
	}

	@Test
	void overloadsPassOn() {
		assertEquals("small big\nall functions exhausted\n", Script.output("""
				function size:string(n:long) { if (n > 9) next return "small" }
				function size:string(n:long) { if (n > 99) next return "big" }
				probe begin {
					printf("%s %s\\n", size(1), size(50))
					try { println(size(100)) } catch (e) { println(e) }
				}"""));
	}

	@Test
	void tryCatches() {
		assertEquals("my error\ndivision by 0\nafter\n", Script.output("""
				global zero
				probe begin {
					try { error("my error") } catch (m) { println(m) }
					try { try { error("inner") } catch { x = 1 / zero println(x) } } catch (m) { println(m) }
					println("after")
				}"""));
	}

	@Test
	void nextLeavesTheHandler() {
		assertEquals("a\n", Script.output("probe begin { println(\"a\") if (1) next println(\"b\") }"));
	}

	@Test
	void prioritiesOfBeginAndEnd() {
		assertEquals("b-5 b0 B0 b7 e-1 e0 ", Script.output("""
				probe end { print("e0 ") }
				probe begin(7) { print("b7 ") }
				probe begin { print("b0 ") }
				probe begin { print("B0 ") }
				probe begin(-5) { print("b-5 ") }
				probe end(-1) { print("e-1 ") }"""));
	}

	@Test
	void exitFinishesTheHandlerAndSkipsTheOtherBeginProbes() {
		assertEquals("a b end ", Script.output("""
				probe begin { print("a ") exit() print("b ") }
				probe begin { print("never ") }
				probe end { print("end ") }"""));
	}

	@Test
	void abortLeavesAtOnce() {
		assertEquals("a end ", Script.output("probe begin { print(\"a \") abort() print(\"b \") } probe end { print(\"end \") }"));
	}

	@Test
	void errorsBelowTheLimitAreSurvived() {
		Script script = Script.of("""
				probe begin { error("one") }
				probe begin { println("two") }
				probe end { println("end") }""").define("MAXERRORS", 1).run();
		assertEquals("two\nend\n", script.output());
		assertEquals("ERROR: one\nWARNING: Number of errors: 1, skipped probes: 0\n", script.messages());
		assertEquals(false, script.outcome().failed());
	}

	@Test
	void maxactionStopsLongHandlers() {
		Script script = Script.of("probe begin { for (i = 0; i < 1000; i++) println(i) }").define("MAXACTION", 1).run();
		assertEquals(4, script.output().lines().count());
		assertTrue(script.messages().startsWith("ERROR: MAXACTION exceeded near identifier 'println' at <input>:1:"), script.messages());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = { //
			"for (i = 0$ i < 1000$ i++) x += i; identifier 'x' at <input>:1:76", //
			"while (1) { a[i++ & 7] = i }; identifier 'a' at <input>:1:61", //
			"while (1) { if (x > 5) x = 0$ else x++$ }; identifier 'x' at <input>:1:84", //
			"while (1) { x += 2$ if (x > 3) continue$ x = -x }; keyword at <input>:1:69", //
			"a[1] = 1$ a[2] = 2$ while (1) foreach (k in a) { println(k)$ x++ }; keyword at <input>:1:79" })
	void maxactionNamesTheFirstTokenOfTheStatement(String body, String place) {
		for (Tiering tiering : new Tiering[] { Tiering.TREE, Tiering.BYTECODE }) {
			Script script = Script.of("global a probe never { a[1] = 0 } probe begin { " + body.replace('$', ';') + " }").define("MAXACTION", 10).tiering(tiering).run();
			assertEquals("ERROR: MAXACTION exceeded near " + place + " in probe begin", script.messages().lines().findFirst().orElse(""));
		}
	}

	@Test
	void anEndlessHandlerCanBeStoppedFromOutside() throws InterruptedException {
		Script script = Script.of("probe begin { while (1) n++ println(n) } probe end { println(\"end\") }");
		Thread thread = new Thread(script::start);
		thread.start();
		while (thread.isAlive()) {
			if (script.dispatcher() != null) {
				script.dispatcher().interrupt();
			}
			thread.join(1);
		}
		script.end();
		assertEquals("end\n", script.output());
	}
}
