package org.tapsetstudio.recording.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.recording.EventValues;
import org.tapsetstudio.recording.MergedCursor;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.RecordingException;
import org.tapsetstudio.recording.StreamCursor;
import org.tapsetstudio.recording.pairing.CallPairing;
import org.tapsetstudio.recording.pairing.FunctionTable;
import org.tapsetstudio.recording.testing.TextRecording;

/** Whatever the bytes are: no unexpected exception, no hang, and never less than the whole records before the damage. */
class DamagedRecordingTest {
	private static final int HEADER = 4096;
	private static final String TEXT = """
			process 100 /usr/bin/python3 "python3 a.py"
			marker postgresql query__start string
			marker postgresql query__done string
			note info hello
			thread 100/100
			  10us > main a.py:1
			  20us > f a.py:5
			  25us postgresql:query__start "SELECT 1"
			  26us postgresql:query__done "SELECT 1"
			  30us < f
			  35us lost 3
			fork 101 from 100/100 at 37us
			thread 101/101
			  40us > g a.py:9
			  45us < main
			thread 100/100
			  50us < main
			exit 100 at 90us
			""";

	@TempDir
	Path temporary;

	private Path write(String name) {
		Path folder = temporary.resolve(name);
		TextRecording.write(folder, TEXT);
		return folder;
	}

	private static List<Path> files(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
	}

	@Test
	void aStreamCutAtAnyByteGivesAllWholeRecordsBeforeTheCut() throws IOException {
		Path folder = write("cut");
		Path stream = folder.resolve("t100-0000000000000001-100-0.stream");
		byte[] whole = Files.readAllBytes(stream);
		for (int length = 0; length < whole.length; length += length < HEADER - 8 ? 512 : 1) {
			Files.write(stream, Arrays.copyOf(whole, length));
			assertEquals(wholeRecords(whole, length), events(Recording.open(folder), 100), "cut at " + length);
		}
	}

	private static int wholeRecords(byte[] bytes, int length) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		int count = 0;
		for (int at = HEADER; at + 16 <= length && at + buffer.getShort(at + 12) <= length; at += buffer.getShort(at + 12)) {
			count++;
		}
		return count;
	}

	private static int events(Recording recording, int pid) {
		int count = 0;
		for (var stream : recording.streams()) {
			StreamCursor cursor = stream.cursor();
			while (stream.pid() == pid && cursor.next()) {
				count++;
			}
		}
		return count;
	}

	@Test
	void aLogCutAtAnyByteKeepsTheDefinitionsBeforeTheCut() throws IOException {
		Path folder = write("cutlog");
		Path log = folder.resolve("p100-0000000000000001.log");
		byte[] whole = Files.readAllBytes(log);
		int strings = 0;
		for (int length = HEADER; length <= whole.length; length++) {
			Files.write(log, Arrays.copyOf(whole, length));
			Recording recording = exercise(folder);
			int now = recording.image(100, 1).stringEnd();
			assertTrue(now >= strings, "cut at " + length);
			strings = now;
		}
		assertEquals(5, strings);
	}

	@Test
	void survivesBytesThatAreWrong() throws IOException {
		Random random = new Random(20260101);
		for (int round = 0; round < 400; round++) {
			Path folder = write("fuzz");
			List<Path> files = files(folder);
			Path file = files.get(random.nextInt(files.size()));
			byte[] bytes = Files.readAllBytes(file);
			int changes = 1 + random.nextInt(8);
			for (int i = 0; i < changes; i++) {
				int at = random.nextInt(10) == 0 ? random.nextInt(80) : HEADER + random.nextInt(Math.max(1, bytes.length - HEADER));
				if (at < bytes.length) {
					bytes[at] = (byte) (random.nextInt(4) == 0 ? 0xFF : random.nextInt());
				}
			}
			Files.write(file, bytes);
			exercise(folder);
		}
	}

	@Test
	void survivesNoise() throws IOException {
		Random random = new Random(7);
		for (int round = 0; round < 100; round++) {
			Path folder = write("noise");
			for (Path file : files(folder)) {
				byte[] bytes = Files.readAllBytes(file);
				byte[] noise = new byte[4096];
				random.nextBytes(noise);
				byte[] longer = Arrays.copyOf(bytes, HEADER + noise.length);
				System.arraycopy(noise, 0, longer, HEADER + random.nextInt(bytes.length - HEADER), noise.length / 2);
				longer[40] = (byte) 0xFF;
				longer[41] = 0x0F;
				Files.write(file, longer);
			}
			exercise(folder);
		}
	}

	/** Reads everything that can be read. Only a {@link RecordingException} is an answer; anything else fails the test. */
	private static Recording exercise(Path folder) throws IOException {
		Recording recording;
		try {
			recording = Recording.open(folder);
		} catch (RecordingException e) {
			return null;
		}
		MergedCursor cursor = recording.cursor();
		long sum = 0;
		while (cursor.next()) {
			StreamCursor event = cursor.event();
			for (int argument = 0; argument < 5; argument++) {
				sum += EventValues.asLong(event, argument) + EventValues.asString(event, argument).length();
			}
			sum += recording.clock().toWall(event.ticks());
		}
		BalanceCheck check = new BalanceCheck();
		CallPairing pairing = new CallPairing(recording, new FunctionTable(), lane -> check.lane());
		pairing.update();
		pairing.finish();
		check.end();
		recording.refresh();
		assertTrue(sum != Long.MIN_VALUE);
		return recording;
	}
}
