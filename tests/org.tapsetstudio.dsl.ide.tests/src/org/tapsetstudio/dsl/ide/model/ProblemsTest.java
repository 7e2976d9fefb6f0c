package org.tapsetstudio.dsl.ide.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ide.testing.Marked;
import org.tapsetstudio.dsl.semantics.MarkerResolver;

/** What is underlined: line, severity, code and the very characters. */
class ProblemsTest {

	@Test
	void aRightScriptHasNone() {
		assertProblems("", "global calls\nprobe python.function.entry { calls[filename, funcname]++ }\nprobe end { foreach ([a, b] in calls) printf(\"%s %s %d\\n\", a, b, calls[a, b]) }");
	}

	@Test
	void syntax() {
		assertProblems("2 error syntax <}>", "probe begin {\n\tprint(1 }");
	}

	@Test
	void unknownFunction() {
		assertProblems("1 error unknown-function <prinft>", "probe begin { prinft(\"x\") }");
	}

	@Test
	void types() {
		assertProblems("2 error type <\"a\">", "probe begin {\n\tx = 1; x = \"a\"; print(x) }");
	}

	@Test
	void scriptArgumentsAreNotKnownYet() {
		assertProblems("", "probe timer.s($1) { exit() }");
	}

	@Test
	void cancelledChecksEnd() {
		assertThrows(CancellationException.class, () -> new ScriptModels(Surroundings.shipped(MarkerResolver.ACCEPT_ALL)).create("x.stp", "probe begin { }", () -> true));
	}

	private static void assertProblems(String expected, String text) {
		assertEquals(expected, Marked.model(text).problems().stream().map(problem -> problem.line() + " " + (problem.error() ? "error" : "warning") + " " + problem.code() + " <"
				+ text.substring(problem.start(), problem.end()) + ">").collect(Collectors.joining("\n")));
	}
}
