package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tapsetstudio.engine.capture.Filter;
import org.tapsetstudio.recording.OmittedHits;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.internal.ConditionWords;
import org.tapsetstudio.session.internal.HelperReport;

/** What no handler has a use for is not recorded, and counted; what handlers see is the same as if it were. */
class FilterAtHitTest {
	@TempDir
	Path folder;

	private Traced run(Backend backend, Path recording, String script, String... command) throws Exception {
		assumeTrue(backend != Backend.UPROBE || HelperReport.kernelProbes().works(), "there are no kernel probes here: " + HelperReport.kernelProbes().text());
		return Traced.run(SessionRequest.builder(Script.of("filter.stp", script)).backend(backend).recording(recording).verbose(true).target(Traced.target(Map.of(), command)));
	}

	private static String counts(Traced run) {
		SessionProgress p = run.result.progress();
		return p.hits() + " hits, " + p.events() + " recorded, " + p.discarded() + " discarded";
	}

	@ParameterizedTest
	@EnumSource(names = { "AGENT", "UPROBE" })
	void stringsNumbersAndProcesses(Backend backend) throws Exception {
		Path program = NativePrograms.markers(folder);
		Traced run = run(backend, null, """
				global n, m, s
				probe process("%1$s").mark("strings") {
					text = user_string($arg1)
					if (text =~ "^text 3" && $arg3 < 50 && user_string($arg2) != "x") n[text, $arg3]++
					else if ($arg3 == 999) m++
				}
				probe process("%1$s").mark("pair") { if (user_string_n($arg1, $arg2) != "ext" || pid() == 1) next  s++ }
				probe end { foreach ([t, i] in n) println(t, " ", i)  println(m, " ", s) }
				""".formatted(program), program.toString(), "strings", "1000");
		assertEquals("text 3 3\ntext 3 13\ntext 3 23\ntext 3 33\ntext 3 43\n1 1000\n", run.output(), run.diagnostics());
		assertEquals("2000 hits, 1006 recorded, 994 discarded", counts(run));
	}

	@ParameterizedTest
	@EnumSource(names = { "AGENT", "UPROBE" })
	void everySizeAndSign(Backend backend) throws Exception {
		Path program = NativePrograms.markers(folder);
		Traced run = run(backend, null, """
				global n
				probe process("%1$s").mark("sizes") { if ($arg1 == -1 && $arg2 == 200 && $arg3 < -299 && $arg4 >= 60000 && $arg5 <= -70000 && $arg6 == 4000000000 && $arg7 > -5000000001) n++ }
				probe process("%1$s").mark("sizes") { if ($arg8 > 0) n += 10 }
				probe process("%1$s").mark("constants") { if ($arg1 != 42) n += 100 }
				probe end { println(n) }
				""".formatted(program), program.toString(), "sizes");
		assertEquals("1\n", run.output(), run.diagnostics());
		assertEquals("2 hits, 1 recorded, 1 discarded", counts(run));
	}

	@ParameterizedTest
	@EnumSource(names = { "AGENT", "UPROBE" })
	void whatCannotBeReadIsLeftToTheScript(Backend backend) throws Exception {
		Path program = NativePrograms.markers(folder);
		Traced run = run(backend, null, "global n probe process(\"%s\").mark(\"bad\") { if (user_string($arg1) == \"<unknown>\") n++ } probe end { println(n) }".formatted(program), program.toString(), "bad");
		assertEquals("3\n", run.output(), run.diagnostics());
		assertEquals("3 hits, 3 recorded, 0 discarded", counts(run));
	}

	@Test
	void pythonFunctionsByName() throws Exception {
		Traced run = run(Backend.AGENT, folder.resolve("a.taprec"), """
				global n
				probe python.function.entry { if (funcname == "f" || funcname =~ "^work") n[funcname]++ }
				probe python.function.return { if (funcname != "g") next  n[funcname]++ }
				probe end { foreach (k in n) println(k, " ", n[k]) }
				""", Traced.PYTHON, "-S", "-c", "def f(): pass\ndef g(): f()\ndef worker(): pass\nfor i in range(1000): g()\nworker()");
		assertEquals("f 1000\ng 1000\nworker 1\n", run.output().lines().sorted().reduce("", (a, b) -> a + b + "\n"), run.diagnostics());
		assertEquals("4004 hits, 2001 recorded, 2003 discarded", counts(run));
		assertTrue(run.diagnostics().contains("discards at the hit all but those where the string at $arg2 is \"f\", or the string at $arg2 begins with \"work\"\n"), run.diagnostics());
		assertEquals(List.of("1,001 hits of python:function__entry were left out where they happened; recorded were those where the string at $arg2 is \"f\", or the string at $arg2 begins with \"work\"",
				"1,002 hits of python:function__return were left out where they happened; recorded were those where the string at $arg2 is \"g\""),
				Recording.open(folder.resolve("a.taprec")).omittedHits().stream().map(OmittedHits::toString).toList());
	}

	@Test
	void whatIsLeftOutIsToldInTheSameWords() {
		for (String conditions : List.of("i3>100&s2=6d61696e|p!42", "n4:5^c3a9|t=7", "i1{-5|s1~61", "i12}0&i1<3|s3!")) {
			assertEquals(Filter.parse(conditions).toString(), ConditionWords.of(conditions));
		}
		assertEquals("i3>>5, or z", ConditionWords.of("i3>>5|z"));
	}

	@Test
	void aReplayThatNeedsMoreIsRefusedWithTheCommand() throws Exception {
		Path recording = folder.resolve("b.taprec");
		String narrow = "global n probe python.function.entry { if (funcname == \"f\") n++ }";
		run(Backend.AGENT, recording, narrow, Traced.PYTHON, "-S", "-c", "def f(): pass\nf()");
		assertEquals("n=1\n", replay(narrow, recording));
		assertEquals("n=0\n", replay("global n probe python.function.entry { if (funcname == \"f\" && lineno > 5) n++ }", recording).replace("n=0x0", "n=0"));
		String refusal = assertThrows(SessionException.class, () -> replay("global n probe python.function.entry { n++ }", recording)).getMessage();
		assertTrue(refusal.contains("hits of python:function__entry other than those where the string at $arg2 is \"f\""), refusal);
		assertTrue(refusal.contains("tapset record -o NEW.taprec --script more.stp -- " + Traced.PYTHON + " -S -c "), refusal);
	}

	@Test
	void whatIsRecordedForLaterAnswersNewQuestions() throws Exception {
		Path recording = folder.resolve("c.taprec");
		Path program = NativePrograms.markers(folder);
		String narrow = "global n probe process(\"%s\").mark(\"sizes\") { if ($arg1 > 5) n++ }".formatted(program);
		Traced.run(Script.of("narrow.stp", narrow), recording, true, program.toString(), "sizes");
		assertEquals("n=0\n", replay(narrow, recording).replace("0x0", "0"));
		assertEquals("200 -70000\n", replay("probe process(\"%s\").mark(\"sizes\") { println($arg2, \" \", $arg5) }".formatted(program), recording));
		Path python = folder.resolve("d.taprec");
		Traced.run(Script.of("narrow.stp", "global n probe python.function.entry { if (lineno > 5) n++ }"), python, true, Traced.PYTHON, "-S", "-c", "def f(): pass\nf()");
		assertEquals("<module>\nf\n", replay("probe python.function.entry { println(funcname) }", python));
	}

	@Test
	void aScriptOfWhichNothingCanRunIsRefused() throws Exception {
		Path program = NativePrograms.markers(folder);
		String script = "probe process(\"%s\").mark(\"strings\") { println(user_string($arg1 ^ 2)) }".formatted(program);
		SessionException refused = assertThrows(SessionException.class, () -> Traced.run(Script.of("deep.stp", script), null, false, program.toString(), "strings", "1"));
		assertTrue(refused.getMessage().startsWith("deep.stp:1:") && refused.getMessage().contains("reads a string at an address that is computed"), refused.getMessage());
		assertEquals(SessionException.Cause.SCRIPT, refused.reason());
		Path recording = folder.resolve("e.taprec");
		Traced.run(Script.of("plain.stp", script.replace(" ^ 2", "")), recording, false, program.toString(), "strings", "1");
		assertThrows(SessionException.class, () -> replay(script, recording));
	}

	private static String replay(String script, Path recording) throws SessionException {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		Replay.run(Script.of("more.stp", script), recording, false, output, new PrintStream(new ByteArrayOutputStream()));
		return output.toString();
	}

	@Test
	void aProbeThatWantsAllTurnsTheConditionsOff() throws Exception {
		Traced run = run(Backend.AGENT, null, "global n, m probe python.function.entry { if (funcname == \"f\") n++ } probe python.function.entry { m++ } probe end { println(n, \" \", m) }", Traced.PYTHON, "-S", "-c",
				"def f(): pass\nf()");
		assertEquals("1 2\n", run.output());
		assertEquals("2 hits, 2 recorded, 0 discarded", counts(run));
	}
}
