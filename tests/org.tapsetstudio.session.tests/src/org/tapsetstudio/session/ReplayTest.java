package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay prints what the live run printed, byte for byte. */
class ReplayTest {
	private static final String SCRIPT = """
			global n, calls, depth
			probe begin { printf("begin %d %s target %d\\n", gettimeofday_ns(), ctime(), target()) }
			probe python.function.entry { printf("%s -> %s of %d\\n", thread_indent(1), funcname, pid()) n++ calls[funcname]++ depth <<< n }
			probe python.function.return { printf("%s <- %s\\n", thread_indent(-1), funcname) }
			probe timer.ms(50) { printf("tick %d n=%d target %d\\n", gettimeofday_ns(), n, target()) }
			probe timer.ms(70).randomize(20) { printf("tock %d\\n", gettimeofday_us()) }
			probe process.begin, process.end { println(pp(), pid()) }
			probe end { printf("end %d %s pid %d\\n", gettimeofday_ns(), tz_name(), pid()) print(@hist_log(depth)) }
			""";
	/** Nothing happens at its end for a while, and its clock is calibrated anew meanwhile. */
	private static final String PROGRAM = """
			import os, time
			def f(i):
			    if i: f(i - 1)
			for k in range(25):
			    f(3)
			    time.sleep(0.05)
			if os.fork() == 0:
			    f(2)
			    os._exit(0)
			os.wait()
			print("asleep", flush=True)
			time.sleep(%s)
			""";

	@TempDir
	Path folder;

	private Traced live(String script, String program, Path recording) throws Exception {
		return Traced.run(Script.of("script", script), recording, false, Traced.PYTHON, "-S", "-c", program);
	}

	private static String replayed(String script, Path recording) throws Exception {
		return Traced.replayed(Script.of("script", script), recording);
	}

	@Test
	void timersAndClocksIncluded() throws Exception {
		Path recording = folder.resolve("a.taprec");
		Traced live = live(SCRIPT, PROGRAM.formatted("0.3"), recording);
		assertTrue(live.output().lines().filter(line -> line.startsWith("tick")).count() > 25, live.output());
		assertEquals(live.output(), replayed(SCRIPT, recording));
		assertEquals(live.output(), Files.readString(recording.resolve("output.txt")));
	}

	@Test
	void markersThatAreHookedAreThoseOfTheirFile() throws Exception {
		String byFile = "global n probe process(\"%s\").mark(\"function__entry\") { n++ } probe end { println(n) }".formatted(Traced.PYTHON);
		Path recording = folder.resolve("file.taprec");
		String program = "def f(): pass\nfor i in range(9): f()";
		Traced live = live(byFile, program, recording);
		assertTrue(Integer.parseInt(live.output().strip()) >= 9, live.output());
		assertEquals(live.output(), replayed(byFile, recording));
		Path other = folder.resolve("other.taprec");
		live("probe python.function.entry { println(funcname) }", program, other);
		assertEquals(live.output(), replayed(byFile, other));
	}

	@Test
	void aSessionThatWasStoppedEndsAtTheSameMoment() throws Exception {
		Path recording = folder.resolve("b.taprec");
		Traced traced = new Traced();
		SessionRequest request = SessionRequest.builder(Script.of("script", SCRIPT)).recording(recording).target(Traced.target(Map.of(), Traced.PYTHON, "-S", "-c", "def f(): pass\nwhile True: f()")).build();
		TracingSession session = TracingSession.start(request, traced);
		while (session.results().get().get(0).number(0, 0) < 1000) {
			Thread.onSpinWait();
		}
		session.stop();
		traced.result = session.await();
		assertEquals("The program was ended by signal TERM.", traced.result.targetOutcome());
		assertEquals(traced.output(), replayed(SCRIPT, recording));
	}

	@Test
	void whatAnImpatientUserLeftOutStaysOut() throws Exception {
		Path recording = folder.resolve("c.taprec");
		String slow = "global c probe python.function.entry { c++ println(c, c > 0) }";
		CountDownLatch impatient = new CountDownLatch(1);
		Traced traced = new Traced() {
			@Override
			public void output(byte[] bytes, int length) {
				try {
					assertTrue(length == 0 || impatient.await(2, TimeUnit.MINUTES)); // what the script prints first takes until somebody has lost patience
				} catch (InterruptedException e) {
					throw new AssertionError(e);
				}
				super.output(bytes, length);
			}
		};
		SessionRequest request = SessionRequest.builder(Script.of("script", slow)).recording(recording).target(Traced.target(Map.of(), Traced.PYTHON, "-S", "-c", "def f(): pass\nfor i in range(20000): f()\nprint('done')")).build();
		TracingSession session = TracingSession.start(request, traced);
		while (!traced.targetOutput().contains("done")) {
			Thread.onSpinWait();
		}
		session.stop();
		session.stop();
		impatient.countDown();
		traced.result = session.await();
		long handled = traced.output().lines().count();
		assertTrue(handled < 20001, () -> handled + " of 20001 events were handled");
		Matcher skipped = Pattern.compile("skipped probes: (\\d+)").matcher(traced.diagnostics());
		assertTrue(skipped.find(), traced.diagnostics());
		long left = 20001 - handled - Long.parseLong(skipped.group(1));
		assertTrue(left == 0 || left == 1, () -> handled + " handled, " + skipped.group()); // one may have been at work
		assertFalse(traced.result.problems().isEmpty());
		long again = replayed(slow, recording).lines().count();
		assertTrue(again >= handled && again <= handled + 1, () -> again + " events after " + handled); // one may have been at work
	}

	@Test
	void lossesAreToldAsSkippedProbesAndWithTheirPlace() throws Exception {
		Path recording = folder.resolve("e.taprec");
		String script = "global n probe python.function.entry { println(funcname) } probe end { println(n++) }";
		live(script, "def f(): pass\nf()\n", recording);
		Path stream;
		try (var files = Files.list(recording)) {
			stream = files.filter(file -> file.toString().endsWith(".stream")).findFirst().orElseThrow();
		}
		// The first event becomes the note that seven are missing, as the agent writes it.
		ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(stream)).order(ByteOrder.LITTLE_ENDIAN);
		bytes.putLong(48, 7).putInt(4096 + 8, -1).putLong(4096 + 16, 7);
		Files.write(stream, bytes.array());
		String printed = replayed(script, recording);
		assertTrue(printed.startsWith("f\n0\nWARNING: Number of errors: 0, skipped probes: 7\n"), printed);
		assertTrue(printed.matches("(?s).*tapset: 7 events of thread \\d+ \\(python3, process \\d+\\) were lost before \\d+\\.\\d{3} s\\.\n"), printed);
	}

	@Test
	void aRecordingWithoutTheSessionsFileStillReplays() throws Exception {
		Path recording = folder.resolve("d.taprec");
		live("global n probe python.function.entry { n++ }", "def f(): pass\nf()\n", recording);
		Files.writeString(recording.resolve("session"), "tapset-session\t1\nbegin\t12x\nclock\t1\n");
		assertEquals("n=2\n", replayed("global n probe python.function.entry { n++ }", recording));
		Files.delete(recording.resolve("session"));
		assertEquals("n=2\n", replayed("global n probe python.function.entry { n++ }", recording));
	}
}
