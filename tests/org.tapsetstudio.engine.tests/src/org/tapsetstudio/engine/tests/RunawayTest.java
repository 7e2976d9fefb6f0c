package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Handlers that would never end, or take ever more memory, are stopped wherever they stand, and the message names their probe. */
class RunawayTest {
	private static final String HELP = """
			global a, s, t = ""
			function deeper(n) { return deeper(n + 1) + 1 }
			""";
	private static final List<String> POINTS = List.of("begin", "process(\"/bin/demo\").mark(\"hit\")", "timer.ms(10)", "end");

	static Stream<Arguments> handlers() {
		return POINTS.stream().flatMap(point -> Stream.of(
				Arguments.of(point, "while (1) n++", "MAXACTION exceeded"),
				Arguments.of(point, "while (1) println(\"more\")", "MAXACTION exceeded"),
				Arguments.of(point, "while (1) t .= \"more and more\"", "MAXACTION exceeded"),
				Arguments.of(point, "println(deeper(1))", "MAXNESTING exceeded"),
				Arguments.of(point, "while (1) a[n++] = 1", "Array overflow, check MAXMAPENTRIES"),
				Arguments.of(point, "while (1) s[n++, \"x\"] <<< n", "Array overflow, check MAXMAPENTRIES")));
	}

	@ParameterizedTest
	@MethodSource
	void handlers(String point, String body, String message) {
		String uses = "probe never { println(a[1], @count(s[1, \"\"]), t) a[1] = 1 s[1, \"\"] <<< 1 }\n";
		Script script = Script.of(HELP + uses + "probe " + point + " { println(\"here\") " + body + " println(\"never\") }\nprobe error { println(\"error\") }\n").define("MAXACTION", 100_000);
		script.start().fire(Event.of("hit", 1)).advanceTo(20_000).end();
		assertTrue(script.messages().contains("ERROR: " + message), script.messages());
		assertTrue(script.messages().lines().findFirst().orElse("").endsWith(" in probe " + point), script.messages());
		assertTrue(script.output().startsWith("here\n"), () -> script.output().substring(0, Math.min(200, script.output().length())));
		assertFalse(script.output().contains("never"));
		assertTrue(script.output().endsWith("error\n"));
		assertTrue(script.outcome().failed());
	}
}
