package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.recording.ArmedBy;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.session.internal.HelperReport;

/** Sessions by kernel probes; they need root. */
class UprobeTest {
	@TempDir
	static Path binaries;

	private static Path program;

	private static final String STRINGS = """
			global n
			probe process("PROGRAM").mark("strings") { n[user_string($arg1), user_string($arg2)] += $arg3 }
			probe process.begin { println(execname()) }
			probe end { foreach ([a, b] in n+) printf("%s %s %d\\n", a, b, n[a, b]) }
			""";

	@TempDir
	Path folder;

	@BeforeAll
	static void kernelProbesWork() throws Exception {
		HelperReport report = HelperReport.kernelProbes();
		assumeTrue(report.works(), report.text());
		program = NativePrograms.markers(binaries);
	}

	private static Script script(String text) {
		return Script.of("test.stp", text.replace("PROGRAM", program.toString()));
	}

	private static SessionRequest.Builder request(String text) {
		return SessionRequest.builder(script(text)).backend(Backend.UPROBE);
	}

	@Test
	void scriptGivesTheSameByEitherBackendAndOnTheRecording() throws Exception {
		Path recording = folder.resolve("a.taprec");
		Traced kernel = Traced.run(request(STRINGS).recording(recording).target(Traced.target(java.util.Map.of(), program.toString(), "strings", "20")));
		Traced agent = Traced.run(request(STRINGS).backend(Backend.AGENT).target(Traced.target(java.util.Map.of(), program.toString(), "strings", "20")));
		assertTrue(kernel.output().startsWith("markers\ntext 0 ☠.py 10\n"), kernel.output() + kernel.diagnostics());
		assertEquals(agent.output(), kernel.output());
		assertEquals("The program ended normally.", kernel.result.targetOutcome());
		assertTrue(Recording.open(recording).images().getFirst().sites().stream().allMatch(site -> site.armedBy() == ArmedBy.UPROBE));
		var out = new ByteArrayOutputStream();
		assertEquals(0, Replay.run(script(STRINGS), recording, false, out, System.err).exitCode());
		assertEquals(kernel.output(), out.toString(StandardCharsets.UTF_8));
	}

	@Test
	void everyProcessOfTheSystemIsWatched() throws Exception {
		var lines = new java.util.concurrent.LinkedBlockingQueue<String>();
		SessionListener listener = new SessionListener() {
			@Override
			public void output(byte[] bytes, int length) {
				new String(bytes, 0, length, StandardCharsets.UTF_8).lines().forEach(lines::add);
			}
		};
		String script = "probe process(\"PROGRAM\").mark(\"constants\") { printf(\"%s %d %d\\n\", execname(), $arg1, $arg2) }";
		TracingSession session = TracingSession.start(request(script).watch(Watched.SYSTEM).build(), listener);
		new ProcessBuilder(program.toString(), "sizes").redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
		assertEquals("markers 42 -7", lines.take());
		session.stop();
		assertEquals("The program was left, and goes on.", session.await().targetOutcome());
	}
}
