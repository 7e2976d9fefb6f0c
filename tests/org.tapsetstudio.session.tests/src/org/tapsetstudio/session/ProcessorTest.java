package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.session.internal.HelperReport;

/** {@code cpu()} is the processor on which a marker was hit. */
class ProcessorTest {
	private static final String SCRIPT = """
			global n
			probe process("PROGRAM").mark("strings"), python.function.entry { n[cpu()]++ }
			probe end { foreach (c in n) println(c) }
			""";

	@TempDir
	static Path binaries;

	private static Path program;
	private static int last;

	@TempDir
	Path folder;

	@BeforeAll
	static void compile() throws Exception {
		program = NativePrograms.markers(binaries);
		last = Runtime.getRuntime().availableProcessors() - 1;
		Process pinned = new ProcessBuilder("taskset", "-c", String.valueOf(last), "true").start();
		assumeTrue(pinned.waitFor() == 0, "processor " + last + " cannot be chosen here");
	}

	private static Script script(String text) {
		return Script.of("test.stp", text.replace("PROGRAM", program.toString()));
	}

	private Traced run(Backend backend, String... command) throws Exception {
		String[] pinned = new String[command.length + 3];
		System.arraycopy(new String[] { "taskset", "-c", String.valueOf(last) }, 0, pinned, 0, 3);
		System.arraycopy(command, 0, pinned, 3, command.length);
		return Traced.run(SessionRequest.builder(script(SCRIPT)).backend(backend).recording(folder.resolve(backend + ".taprec")).target(Traced.target(Map.of(), pinned)));
	}

	@Test
	void isToldByTheAgentAndByTheRecording() throws Exception {
		Traced live = run(Backend.AGENT, program.toString(), "strings", "5");
		assertEquals(last + "\n", live.output(), live.diagnostics());
		var out = new ByteArrayOutputStream();
		assertEquals(0, Replay.run(script(SCRIPT.replace(", python.function.entry", "")), folder.resolve("AGENT.taprec"), false, out, System.err).exitCode());
		assertEquals(live.output(), out.toString(StandardCharsets.UTF_8));
	}

	@Test
	void isToldOfPythonsFunctions() throws Exception {
		Traced live = run(Backend.AGENT, Traced.PYTHON, "-S", "-c", "print(1)");
		assertEquals(last + "\n", live.output(), live.diagnostics());
	}

	@Test
	void isToldByKernelProbes() throws Exception {
		HelperReport report = HelperReport.kernelProbes();
		assumeTrue(report.works(), report.text());
		Traced live = run(Backend.UPROBE, program.toString(), "strings", "5");
		assertEquals(last + "\n", live.output(), live.diagnostics());
	}

	@Test
	void isMissedInARecordingWithoutIt() throws Exception {
		Path recording = folder.resolve("a.taprec");
		Traced.run(script("global n probe process(\"PROGRAM\").mark(\"strings\") { n++ }"), recording, false, program.toString(), "strings", "5");
		String message = assertThrows(SessionException.class, () -> Replay.run(script("probe process(\"PROGRAM\").mark(\"strings\") { println(cpu()) }"), recording, false, System.out, System.err)).getMessage();
		assertTrue(message.contains("the processors of the hits"), message);
	}
}
