package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/** The example scripts print what their readers expect. */
class ExamplesTest {
	@Test
	void callHierarchy() throws IOException {
		Script script = Script.of(example("call-hierarchy.stp")).run(call("entry", 10, "<module>", 1), call("entry", 15, "f", 3), call("entry", 17, "g", 7),
				call("return", 30, "g", 8), call("return", 40, "f", 4), call("return", 1050, "<module>", 5), call("entry", 2000, "<module>", 1));
		assertEquals("""
				     0 python3(100): -> <module> ☠.py:1
				     5 python3(100):  -> f ☠.py:3
				     7 python3(100):   -> g ☠.py:7
				    20 python3(100):   <- g ☠.py:8
				    30 python3(100):  <- f ☠.py:4
				  1040 python3(100): <- <module> ☠.py:5
				     0 python3(100): -> <module> ☠.py:1
				""", script.output());
	}

	@Test
	void eachThreadHasItsOwnHierarchy() throws IOException {
		Script script = Script.of(example("call-hierarchy.stp")).run(call("entry", 10, "a", 1), call("entry", 20, "b", 1).in(100, 101).named("worker"),
				call("return", 30, "b", 1).in(100, 101).named("worker"), call("return", 31, "a", 1), call("return", 32, "z", 1));
		assertEquals("""
				     0 python3(100): -> a ☠.py:1
				     0 worker(101): -> b ☠.py:1
				    10 worker(101): <- b ☠.py:1
				    21 python3(100): <- a ☠.py:1
				     0 python3(100): <- z ☠.py:1
				""", script.output());
	}

	@Test
	void topOfFunctions() throws IOException {
		Script script = Script.of(example("python-top.stp"), "plain").start();
		script.fire(call("entry", 10, "f", 3), call("entry", 11, "g", 7), call("entry", 12, "g", 7), call("entry", 1_200_000, "f", 3)).advanceTo(2_000_000).end();
		assertEquals("""
				    PID FILENAME                                   LINE FUNCTION                            CALLS
				    100 ☠.py                                        7 g                                       2
				    100 ☠.py                                        3 f                                       1

				    PID FILENAME                                   LINE FUNCTION                            CALLS
				    100 ☠.py                                        3 f                                       1

				All calls, 2 s:
				    PID FILENAME                                   LINE FUNCTION                            CALLS
				    100 ☠.py                                        3 f                                       2
				    100 ☠.py                                        7 g                                       2
				""", script.output());
	}

	private static Event call(String what, long micros, String function, int line) {
		return Event.of("function__" + what, micros, "☠.py", function, line);
	}

	private static String example(String name) throws IOException {
		Path folder = Path.of("").toAbsolutePath();
		while (!Files.exists(folder.resolve("examples"))) {
			folder = folder.getParent();
		}
		return Files.readString(folder.resolve("examples").resolve(name));
	}
}
