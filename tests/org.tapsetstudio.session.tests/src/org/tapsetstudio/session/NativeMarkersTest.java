package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts on a C program that tells what it does: every hit arrives, with every argument as it was. */
class NativeMarkersTest {
	@TempDir
	static Path binaries;

	private static String program;

	@TempDir
	Path folder;

	@BeforeAll
	static void compile() throws Exception {
		program = NativePrograms.markers(binaries).toString();
	}

	private Traced run(String script, String... arguments) throws Exception {
		String[] command = new String[arguments.length + 1];
		command[0] = program;
		System.arraycopy(arguments, 0, command, 1, arguments.length);
		Traced run = Traced.run(Script.of("test.stp", script.replace("PROGRAM", program)), folder.resolve("a.taprec"), false, command);
		assertEquals("The program ended normally.", run.result.targetOutcome(), run.targetOutput());
		assertEquals(0, run.result.exitCode(), run.diagnostics());
		assertEquals(0, run.result.progress().lost());
		return run;
	}

	@Test
	void integersOfEverySizeKeepTheirSign() throws Exception {
		Traced run = run("""
				probe process("PROGRAM").mark("sizes") { printf("sizes %d %d %d %d %d %d %d %u\\n", $arg1, $arg2, $arg3, $arg4, $arg5, $arg6, $arg7, $arg8) }
				probe process("PROGRAM").mark("constants") { printf("constants %d %d\\n", $arg1, $arg2) }
				""", "sizes");
		assertEquals("sizes -1 200 -300 60000 -70000 4000000000 -5000000000 18000000000000000000\nconstants 42 -7\n", run.output(), run.diagnostics());
		assertTrue(run.output().startsWith(run.targetOutput()), run.targetOutput());
	}

	@Test
	void stringsAreWhatTheyWereAtTheHit() throws Exception {
		Traced run = run("""
				global seen
				probe process("PROGRAM").mark("strings") { seen[user_string($arg1), user_string($arg2)] += $arg3 }
				probe process("PROGRAM").mark("pair") { seen["pair", user_string_n($arg1, $arg2)]++ }
				probe end { foreach ([a+, b] in seen) printf("%s %s %d\\n", a, b, seen[a, b]) }
				""", "strings", "1000");
		StringBuilder expected = new StringBuilder("pair ext 1000\n");
		for (int digit = 0; digit < 10; digit++) {
			// The sum of digit, digit + 10, … below 1000.
			expected.append("text " + digit + " ☠.py " + (100 * digit + 10 * 4950) + "\n");
		}
		assertEquals(expected.toString(), run.output());
	}

	@Test
	void aBadPointerCostsOneValue() throws Exception {
		Traced run = run("""
				probe process("PROGRAM").mark("bad") { n++; if (user_string($arg1) == "<unknown>") unreadable++ }
				probe end { printf("%d hits, some unreadable: %d", n, unreadable > 0) }
				global n, unreadable
				""", "bad");
		assertEquals("3 hits, some unreadable: 1", run.output(), run.targetOutput() + run.diagnostics());
	}

	@Test
	void aGuardedMarkerWakesWhileItIsArmed() throws Exception {
		Traced run = run("global n probe process(\"PROGRAM\").mark(\"guarded\") { n++ } probe end { print(n) }", "guarded", "500");
		assertEquals("500", run.output());
		assertEquals("guarded 500 semaphore 1\n", run.targetOutput());
	}

	@Test
	void eightThreadsLoseNothing() throws Exception {
		Traced run = run("""
				global hits
				probe process("PROGRAM").mark("thread") { hits[tid()]++ }
				probe end { foreach (t in hits) { threads++; if (hits[t] != 10000) wrong++ } printf("%d threads, %d wrong", threads, wrong) }
				global threads, wrong
				""", "threads", "8");
		assertEquals("8 threads, 0 wrong", run.output(), run.targetOutput());
	}

	@Test
	void everyOneOfAThousandChildrenIsSeen() throws Exception {
		Traced run = run("""
				global children[2000]
				probe process("PROGRAM").mark("child") { if (user_string($arg1) == "before" || user_string($arg1) == sprintf("child %d", $arg2)) children[pid()]++ }
				probe end { foreach (p in children) { n++; if (children[p] != 2) wrong++ } printf("%d children, %d wrong", n, wrong) }
				global n, wrong
				""", "forks", "1000");
		assertEquals("1000 children, 0 wrong", run.output(), run.targetOutput());
	}

	@Test
	void whatCannotBeTracedIsToldWithTheRemedy() throws Exception {
		SessionException e = org.junit.jupiter.api.Assertions.assertThrows(SessionException.class,
				() -> Traced.run(SessionRequest.builder(Script.of("x", "probe process.provider(\"plain\").mark(\"sizes\") { }"))
						.target(new Target(List.of("no-such-program-anywhere")))));
		assertEquals(SessionException.Cause.TARGET, e.reason());
		assertTrue(e.getMessage().contains("no-such-program-anywhere"), e.getMessage());
	}
}
