package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions on programs that run already, are left at the end and go on. */
class AttachTest {
	private static final String LOOP = """
			import sys, threading, time
			stop = False
			def leaf(n): return n + 1
			def outer(n): return leaf(leaf(n))
			def work():
			    n = 0
			    while not stop:
			        n = outer(n)
			        time.sleep(0.0001)
			thread = threading.Thread(target=work)
			thread.start()
			print("ready", flush=True)
			sys.stdin.readline()
			stop = True
			thread.join()
			print("done")
			""";

	@TempDir
	Path folder;
	private Process program;

	private int start(String... command) throws Exception {
		program = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		assertEquals("ready", reader().readLine());
		return (int) program.pid();
	}

	private BufferedReader reader() {
		return program.inputReader(StandardCharsets.UTF_8);
	}

	private void endInOrder(String last) throws Exception {
		program.outputWriter().append("\n").close();
		assertEquals(last, reader().readLine());
		assertEquals(0, program.waitFor());
	}

	@AfterEach
	void kill() {
		if (program != null) {
			program.destroyForcibly();
		}
	}

	@Test
	void pythonProgramIsAttachedTwiceAndGoesOn() throws Exception {
		int pid = start(Traced.PYTHON, "-c", LOOP);
		Script script = Script.of("calls.stp", """
				global leaf, outer
				probe python.function.return {
					if (pid() != target()) error("another process")
					if (funcname == "outer") outer++
					if (funcname == "leaf" && ++leaf == 500) exit()
				}
				probe end { printf("%d", leaf >= 500 && outer >= 249) }
				""");
		for (int i = 0; i < 2; i++) {
			Traced run = Traced.run(SessionRequest.builder(script).attach(pid));
			assertEquals("1", run.output(), run.diagnostics());
			assertEquals("The program was left, and goes on.", run.result.targetOutcome());
			assertEquals(0, run.result.progress().lost());
		}
		endInOrder("done");
	}

	@Test
	void aProbeThatIsSwitchedOffIsSilentUntilItIsSwitchedOnAgain() throws Exception {
		int pid = start(Traced.PYTHON, "-c", LOOP);
		Script script = Script.of("calls.stp", """
				global entries, returns
				probe python.function.return { returns++ }
				probe python.function.entry { if (++entries % 100 == 0) { println(returns); returns = 0 } }
				""");
		BlockingQueue<String> lines = new LinkedBlockingQueue<>();
		SessionListener listener = new SessionListener() {
			@Override
			public void output(byte[] bytes, int length) {
				new String(bytes, 0, length, StandardCharsets.UTF_8).lines().forEach(lines::add);
			}
		};
		TracingSession session = TracingSession.start(SessionRequest.builder(script).attach(pid).build(), listener);
		CapturedProbe returns = session.probes().stream().filter(probe -> probe.name().equals("function__return")).findFirst().orElseThrow();
		waitFor(lines, false);
		session.setProbeEnabled(returns, false);
		waitFor(lines, true);
		session.setProbeEnabled(returns, true);
		waitFor(lines, false);
		session.stop();
		assertEquals("The program was left, and goes on.", session.await().targetOutcome());
		assertThrows(SessionException.class, () -> session.setProbeEnabled(returns, false));
		endInOrder("done");
	}

	private static void waitFor(BlockingQueue<String> lines, boolean zero) throws InterruptedException {
		while (lines.take().equals("0") != zero) {
			// the script runs a little behind the program
		}
	}

	@Test
	void recordingOfAnAttachedProgramCanBeReplayed() throws Exception {
		int pid = start(Traced.PYTHON, "-c", LOOP);
		Path recording = folder.resolve("a.taprec");
		String calls = "global n probe python.function.entry { if (++n == 100) exit() } probe end { println(n >= 100) }";
		Traced run = Traced.run(SessionRequest.builder(Script.of("calls.stp", calls)).attach(pid).recording(recording));
		assertEquals("1\n", run.output(), run.diagnostics());
		endInOrder("done");
		var out = new java.io.ByteArrayOutputStream();
		assertEquals(0, Replay.run(Script.of("calls.stp", calls), recording, false, out, System.err).exitCode());
		assertEquals("1\n", out.toString(StandardCharsets.UTF_8));
	}

	@Test
	void flagsThatARunningJavaLacksAreNamed() throws Exception {
		int pid = start(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx32m", Traced.FIXTURES.resolve("java/Waiting.java").toString());
		Traced run = Traced.run(SessionRequest.builder(Script.of("java.stp", """
				global collections
				probe process("%s").provider("hotspot").mark("gc__begin") { if (++collections == 2) exit() }
				probe process("%s").provider("hotspot").mark("method__entry") { }
				probe end { println(collections) }
				""".formatted(libjvm(), libjvm()))).attach(pid));
		assertEquals("2\n", run.output(), run.diagnostics());
		assertTrue(run.diagnostics().contains("WARNING: the program was not started with -XX:+DTraceMethodProbes"), run.diagnostics());
		endInOrder("done");
	}

	private static Path libjvm() {
		return Path.of(System.getProperty("java.home"), "lib", "server", "libjvm.so");
	}

	@Test
	void whatCannotBeAttachedIsToldWithTheReason() {
		Script script = Script.of("calls.stp", "probe python.function.entry { }");
		SessionException none = assertThrows(SessionException.class, () -> Traced.run(SessionRequest.builder(script).attach(0x3FFFFF)));
		assertEquals("There is no process 4194303.", none.getMessage());
		SessionException self = assertThrows(SessionException.class, () -> Traced.run(SessionRequest.builder(script).attach((int) ProcessHandle.current().pid())));
		assertTrue(self.getMessage().contains("Tapset Studio itself"), self.getMessage());
		assertThrows(IllegalArgumentException.class, () -> SessionRequest.builder(script).attach(1).target(new Target(List.of("true"))).build());
	}

	@Test
	void processesOfTheKernelAreToldAsSuch() throws Exception {
		assumeTrue(Files.exists(Path.of("/proc/2/comm")) && Files.readString(Path.of("/proc/2/comm")).strip().equals("kthreadd"), "the kernel's processes cannot be seen here");
		SessionException refused = assertThrows(SessionException.class, () -> Traced.run(SessionRequest.builder(Script.of("kernel.stp", "probe python.function.entry { println(1) }")).attach(2)));
		assertTrue(refused.getMessage().contains("is a part of the kernel"), refused.getMessage());
	}
}
