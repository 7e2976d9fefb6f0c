package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.recording.write.ImageWriter;
import org.tapsetstudio.recording.write.ImageWriter.SlotSpec;
import org.tapsetstudio.recording.write.RecordingWriter;
import org.tapsetstudio.recording.write.StreamWriter;

/** Whatever the file {@code session} holds, a replay ends, and with an answer. */
class DamagedSessionTest {
	private static final int ROUNDS = Integer.getInteger("tapsetstudio.fuzz.rounds", 80);
	private static final String SESSION = "tapset-session\t1\nbegin\t1000\nwall\t1700000000000000000\nzone\t3600\tCET\ntool\t50\ntarget\t100\nclock\t500\t0\t0\t1700000000000000000\t1.0\n"
			+ "late\t30000\t24\tt100-0000000000000001-100-0.stream\nend\t90000\t80000\n";
	private static final String SCRIPT = "global n probe python.function.entry { n++ println(funcname, gettimeofday_ns()) } probe timer.ms(50) { n-- } probe end { print(n) }";

	@TempDir
	private Path folder;

	private void replay(byte[] session) throws Exception {
		Path recording = folder.resolve("a.taprec");
		Files.write(recording.resolve("session"), session);
		ByteArrayOutputStream messages = new ByteArrayOutputStream();
		int code = assertTimeoutPreemptively(Duration.ofMinutes(2),
				() -> Replay.run(Script.of("script", SCRIPT), recording, false, new ByteArrayOutputStream(), new PrintStream(messages)).exitCode(), () -> new String(session, StandardCharsets.UTF_8));
		assertTrue(code == 0 || messages.size() > 0, () -> new String(session, StandardCharsets.UTF_8));
	}

	@Test
	void survivesCutsAndWrongBytes() throws Exception {
		try (RecordingWriter recording = new RecordingWriter(folder.resolve("a.taprec"))) {
			ImageWriter image = recording.image(100, 1, "/usr/bin/python3", "python3 a.py");
			int entry = image.site("python", "function__entry", new SlotSpec(4, 1, 0, 8));
			image.frame("a.py", "f", "f", 1, null);
			StreamWriter stream = image.stream(100, 1, "main");
			for (long ticks = 10_000; ticks < 50_000; ticks += 10_000) {
				stream.event(ticks, entry, 0, 1 | 0xFFFFFFFFL << 32);
			}
		}
		byte[] whole = SESSION.getBytes(StandardCharsets.UTF_8);
		for (int length = 0; length <= whole.length; length += 5) {
			replay(Arrays.copyOf(whole, length));
		}
		Random random = new Random(20261128);
		for (int round = 0; round < ROUNDS; round++) {
			byte[] bytes = whole.clone();
			for (int i = random.nextInt(4); i >= 0; i--) {
				bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? '0' + random.nextInt(10) : random.nextInt());
			}
			replay(bytes);
		}
	}
}
