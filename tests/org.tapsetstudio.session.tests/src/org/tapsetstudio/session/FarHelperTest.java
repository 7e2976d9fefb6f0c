package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.recording.Recording;

/** Sessions whose helper runs at the other end of a connection, with a pipe in place of the network. */
class FarHelperTest {
	private static final String COUNT = "global n probe python.function.entry { if (funcname == \"f\") n++ } probe end { println(n) }";
	private static final String PROGRAM = "import sys\ndef f(): pass\nfor i in range(50000): f()\nprint('out')\nprint('err', file=sys.stderr)";
	/** Works until a file appears, and says in another that it came to its end. */
	private static final String LONG = """
			import os, sys, threading, time
			def f(): time.sleep(0.0005)
			def work():
			    while not os.path.exists(sys.argv[1]): f()
			threads = [threading.Thread(target=work) for _ in range(4)]
			for t in threads: t.start()
			for t in threads: t.join()
			print("the end", flush=True)
			open(sys.argv[2], "w").write("unharmed")
			""";

	@TempDir
	Path folder;

	private static Target python(String... words) {
		return new Target(List.of(words), null, Map.of());
	}

	private static SessionRequest.Builder count(Machine machine) {
		return SessionRequest.builder(Script.of("count", COUNT)).machine(machine);
	}

	private static String replayed(Path recording) throws Exception {
		var output = new ByteArrayOutputStream();
		Replay.run(Script.of("count", COUNT), recording, false, output, new PrintStream(new ByteArrayOutputStream()));
		return output.toString(StandardCharsets.UTF_8);
	}

	@Test
	void sessionIsAsOneHere() throws Exception {
		var machine = new FarProcess();
		var traced = Traced.run(count(machine).recording(folder.resolve("a.taprec")).target(python(Traced.PYTHON, "-S", "-c", PROGRAM)));
		assertEquals("50000\n", traced.output());
		assertTrue(traced.targetOutput().contains("out\n") && traced.targetOutput().contains("err\n"), traced.targetOutput());
		assertEquals("The program ended normally.", traced.result.targetOutcome());
		assertEquals(0, traced.result.progress().lost());
		assertEquals("50000\n", replayed(folder.resolve("a.taprec")));
		assertTrue(machine.hasEnded());
	}

	@Test
	void clocksMayDiffer() throws Exception {
		String[] elsewhere = { "unshare", "--user", "--map-root-user", "--time", "--fork", "--monotonic", "1000000" };
		var tried = new ProcessBuilder(List.of(elsewhere)).command(new java.util.ArrayList<>(List.of(elsewhere)));
		tried.command().add("true");
		assumeTrue(tried.start().waitFor() == 0, "needs a kernel that lets a user make a time namespace");
		String script = COUNT + " probe timer.ms(20) { ticks++ } global ticks probe end { println(ticks > 0 && ticks < 1000000) }";
		var request = SessionRequest.builder(Script.of("count", script)).machine(new FarProcess(elsewhere)).target(python(Traced.PYTHON, "-S", "-c", PROGRAM + "\nimport time; time.sleep(0.3)"));
		assertEquals("50000\n1\n", Traced.run(request).output());
	}

	@Test
	void startFailuresAreTold() {
		var failure = org.junit.jupiter.api.Assertions.assertThrows(SessionException.class, () -> Traced.run(count(new FarProcess()).target(python("no-such-program"))));
		assertTrue(failure.getMessage().contains("no-such-program"), failure.getMessage());
		failure = org.junit.jupiter.api.Assertions.assertThrows(SessionException.class, () -> Traced.run(count(new FarProcess("echo", "Welcome to this machine!")).target(python("true"))));
		assertTrue(failure.getMessage().contains("no message of the helper"), failure.getMessage());
	}

	/** Counts down once a hundred calls were seen. */
	private static final class Follower extends Traced {
		final CountDownLatch busy = new CountDownLatch(1);

		@Override
		public void progress(SessionProgress progress) {
			if (progress.events() > 100) {
				busy.countDown();
			}
		}
	}

	@Test
	void lostConnectionHarmsNothing() throws Exception {
		Path stop = folder.resolve("stop");
		Path end = folder.resolve("end");
		Path recording = folder.resolve("cut.taprec");
		var machine = new FarProcess();
		var follower = new Follower();
		var session = TracingSession.start(count(machine).recording(recording).target(python(Traced.PYTHON, "-S", "-c", LONG, stop.toString(), end.toString())).build(), follower);
		assertTrue(follower.busy.await(2, TimeUnit.MINUTES));
		while (Recording.open(recording).streams().size() < 4) {
			Thread.sleep(10);
		}
		machine.cut();
		var result = session.await();
		assertTrue(result.targetOutcome().startsWith("The connection to far was lost"), result.targetOutcome());
		assertFalse(Files.exists(end));
		assertEquals(follower.output(), replayed(recording));
		Files.createFile(stop);
		assertTrue(machine.hasEnded());
		assertEquals("unharmed", Files.readString(end));
	}

	@Test
	void attachedProgramIsLeft() throws Exception {
		Path stop = folder.resolve("stop");
		Path end = folder.resolve("end");
		var program = new ProcessBuilder(Traced.PYTHON, "-S", "-c", LONG, stop.toString(), end.toString()).start();
		var machine = new FarProcess();
		var follower = new Follower();
		var session = TracingSession.start(count(machine).attach((int) program.pid()).build(), follower);
		assertTrue(follower.busy.await(2, TimeUnit.MINUTES));
		session.stop();
		assertEquals("The program was left, and goes on.", session.await().targetOutcome());
		assertTrue(Long.parseLong(follower.output().strip()) > 100);
		assertTrue(machine.hasEnded() && program.isAlive());
		Files.createFile(stop);
		assertEquals(0, program.waitFor());
		assertEquals("unharmed", Files.readString(end));
	}

	@Test
	void policiesKeepTheirWord() throws Exception {
		String many = PROGRAM.replace("50000", "200000");
		var block = Traced.run(count(new FarProcess()).overflow(Overflow.parse("block:1")).target(python(Traced.PYTHON, "-S", "-c", many)));
		assertEquals("200000\n", block.output());
		var overwrite = Traced.run(count(new FarProcess()).recordOnly(true).recording(folder.resolve("new.taprec")).overflow(Overflow.parse("overwrite:1")).target(python(Traced.PYTHON, "-S", "-c", many)));
		assertEquals("The program ended normally.", overwrite.result.targetOutcome());
		assertTrue(Long.parseLong(replayed(folder.resolve("new.taprec")).strip()) < 200000);
	}
}
