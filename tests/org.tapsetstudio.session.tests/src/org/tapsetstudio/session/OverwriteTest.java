package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.StreamCursor;
import org.tapsetstudio.recording.ThreadStream;

/** A session whose recording keeps the newest events only counts what is in it at the end, not what came by while it was written. */
class OverwriteTest {
	private static final int CALLS = 60_000;
	private static final String PROGRAM = """
			import sys
			def f(): pass
			for i in range(%d): f()
			open(sys.argv[1]).read()
			for i in range(%d): f()
			""".formatted(CALLS, CALLS);

	@TempDir
	Path folder;

	/** Lets the program go on when the first events were seen. */
	private final class Gate extends Traced {
		private final Path gate = folder.resolve("gate");
		private boolean isOpen;

		@Override
		public void progress(SessionProgress progress) {
			if (!isOpen && progress.events() > CALLS / 3) {
				isOpen = true;
				try {
					Files.writeString(gate, "go");
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
			}
		}
	}

	private static long stored(Path file) throws Exception {
		long count = 0;
		for (ThreadStream stream : Recording.open(file).streams()) {
			for (StreamCursor cursor = stream.cursor(); cursor.next();) {
				count += cursor.isLost() ? 0 : 1;
			}
		}
		return count;
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void countsWhatTheRecordingHolds(boolean recordOnly) throws Exception {
		Path recording = folder.resolve("newest.taprec");
		Gate listener = new Gate();
		assertEquals(0, new ProcessBuilder("mkfifo", listener.gate.toString()).start().waitFor());
		Script script = Script.of("calls.stp", "global n probe python.function.entry, python.function.return { n++ } probe end { println(n) }");
		SessionRequest request = SessionRequest.builder(script).recording(recording).recordOnly(recordOnly).overflow(Overflow.parse("overwrite:1"))
				.limit(Duration.ofMinutes(5)).target(Traced.target(Map.of(), Traced.PYTHON, "-c", PROGRAM, listener.gate.toString())).build();
		SessionProgress last = TracingSession.start(request, listener).await().progress();
		assertTrue(listener.isOpen);
		assertEquals(stored(recording), last.events());
		assertTrue(last.hits() >= 4L * CALLS, last.toString());
		assertTrue(last.events() < 2L * CALLS, last.toString());
		assertTrue(recordOnly || Long.parseLong(listener.output().strip()) > last.events(), "the script saw what was there at its time: " + listener.output());
	}
}
