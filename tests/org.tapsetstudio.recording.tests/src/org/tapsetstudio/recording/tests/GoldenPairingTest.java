package org.tapsetstudio.recording.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.pairing.CallPairing;
import org.tapsetstudio.recording.pairing.FunctionTable;
import org.tapsetstudio.recording.testing.TextRecording;

/** One file for each trap: a recording as text, a line of dashes, and the calls that the pairing makes of it. */
class GoldenPairingTest {
	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "simple", "recursion", "exception", "entry-without-return", "generator", "before-trace", "cut-at-end", "process-end", "lost", "lost-and-new-root",
			"lost-at-root", "missed-entry", "fork", "exec", "thread-id-reuse", "same-line-not-key", "postgres", "transaction", "strings-as-names", "unreadable-name", "entry-only", "time-backwards",
			"two-kinds", "return-only", "longjmp", "tail-call", "greenlet", "equal-times", "several-sites", "fork-in-thread", "exec-in-call", "coroutines", "closed-thread", "lost-twice",
			"number-and-text" })
	void pairs(String name) throws IOException {
		String[] parts = resource(name).split("-----\n", 2);
		TextRecording.write(folder, parts[0]);
		CallText text = new CallText();
		CallPairing pairing = new CallPairing(Recording.open(folder), new FunctionTable(), text::lane);
		text.use(pairing.functions());
		pairing.update();
		pairing.finish();
		assertEquals(parts[1], text.print(pairing.lanes()));
	}

	private static String resource(String name) throws IOException {
		try (InputStream in = GoldenPairingTest.class.getResourceAsStream("pairing/" + name + ".txt")) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}
}
