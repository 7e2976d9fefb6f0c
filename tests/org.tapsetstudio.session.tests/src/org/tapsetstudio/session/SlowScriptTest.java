package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tapsetstudio.engine.ResultTable;

/** A script that takes its time does not hold the program, and loses nothing. */
class SlowScriptTest {
	private static final int CALLS = 20000; // lines, more than are kept back before they are told

	@Test
	void theProgramEndsLongBeforeTheScript() throws Exception {
		AtomicLong handled = new AtomicLong();
		CountDownLatch ended = new CountDownLatch(1);
		AtomicBoolean waits = new AtomicBoolean();
		SessionListener listener = new SessionListener() {
			@Override
			public void output(byte[] bytes, int length) {
				try {
					waits.compareAndSet(false, length > 0 && !ended.await(2, TimeUnit.MINUTES)); // the first line that the script prints takes until the program has ended
				} catch (InterruptedException e) {
					waits.set(true);
				}
				handled.addAndGet(new String(bytes, 0, length).lines().count());
			}

			@Override
			public void targetOutput(byte[] bytes, int length, boolean error) {
				ended.countDown();
			}
		};
		String script = "global c probe python.function.entry { c++ println(c) }";
		String program = "def f(): pass\nfor i in range(" + CALLS + "): f()\nprint('done')\nraise SystemExit(7)";
		SessionRequest request = SessionRequest.builder(Script.of("slow", script)).target(new Target(List.of(Traced.PYTHON, "-S", "-c", program))).build();
		TracingSession session = TracingSession.start(request, listener);
		List<ResultTable> meanwhile = session.results().get();
		SessionResult result = session.await();
		assertFalse(waits.get(), "the program had to wait for the script");
		assertEquals(CALLS + 1, handled.get());
		assertEquals("The program ended with exit status 7.", result.targetOutcome());
		assertEquals(List.of(), result.problems());
		assertTrue(meanwhile.get(0).number(0, 0) <= CALLS + 1, "tables come while it runs");
		assertEquals(CALLS + 1, result.results().get(0).number(0, 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "python.function.entry", "timer.ms(1)", "process.end" })
	void aHandlerThatWouldNeverEndIsStoppedAndTheProgramEndsByItself(String points) throws Exception {
		String script = "probe " + points + " { while (1) n++ println(n) }";
		String program = "import time, signal, sys\nsignal.signal(signal.SIGTERM, lambda *a: None)\nfor i in range(100): time.sleep(0.002)\nprint('done')\nsys.stdout.flush()\nraise SystemExit(7)";
		Traced run = Traced.run(SessionRequest.builder(Script.of("endless", script)).target(new Target(List.of(Traced.PYTHON, "-S", "-c", program))));
		assertEquals("The program ended with exit status 7.", run.result.targetOutcome(), run.diagnostics());
		assertEquals("done\n", run.targetOutput());
		assertEquals(1, run.result.exitCode());
		assertTrue(run.diagnostics().contains("ERROR: MAXACTION exceeded near ") && run.diagnostics().contains(" in probe " + points), run.diagnostics());
	}
}
