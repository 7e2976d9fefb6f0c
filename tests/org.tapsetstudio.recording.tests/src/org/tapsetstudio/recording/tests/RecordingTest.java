package org.tapsetstudio.recording.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.recording.ArmedBy;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.EventFlags;
import org.tapsetstudio.recording.EventValues;
import org.tapsetstudio.recording.MergedCursor;
import org.tapsetstudio.recording.ProcessImage;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.RecordingException;
import org.tapsetstudio.recording.StreamCursor;
import org.tapsetstudio.recording.write.ImageWriter;
import org.tapsetstudio.recording.write.ImageWriter.SlotSpec;
import org.tapsetstudio.recording.write.RecordingWriter;
import org.tapsetstudio.recording.write.StreamWriter;
import org.tapsetstudio.recording.testing.TextRecording;

class RecordingTest {
	@TempDir
	Path folder;

	@Test
	void readsWhatALogDefines() throws IOException {
		TextRecording.write(folder, """
				process 100 /usr/bin/python3.11 "python3 '\u2620.py'"
				note warning no semaphore
				exit 100 at 90us
				""");
		ProcessImage image = Recording.open(folder).images().get(0);
		assertEquals(100, image.pid());
		assertEquals("/usr/bin/python3.11", image.executable());
		assertEquals("python3.11", image.comm());
		assertEquals("python3 '\u2620.py'", image.commandLine());
		assertEquals("no semaphore", image.notes().get(0).text());
		assertEquals(90_000, image.exit().ticks());
		assertEquals("python:function__entry", image.site(0).toString());
		assertEquals(ArmedBy.HOOK, image.site(0).armedBy());
		assertNull(image.site(2));
		assertNull(image.parent());
	}

	@Test
	void decodesArguments() throws IOException {
		// Code units 0-1 on line 10, unit 2 on line 12 (no columns, +2), unit 3 without a location.
		byte[] table = { (byte) (0x80 | 10 << 3 | 1), 0, 0, (byte) (0x80 | 13 << 3), 4, (byte) (0x80 | 15 << 3) };
		try (RecordingWriter writer = new RecordingWriter(folder)) {
			ImageWriter image = writer.image(100, 1, "/usr/bin/python3", "python3 a.py");
			int site = image.site("p", "m", new SlotSpec(4, 1, 0, 8), new SlotSpec(1, 4, 0, -4), new SlotSpec(2, 5, 0, 8));
			int frame = image.frame("a.py", "f", "C.f", 10, table);
			int text = image.string("\u2620");
			StreamWriter stream = image.stream(100, 1, "main");
			stream.event(10, site, 0, frame | 4L << 32, -7, text);
			stream.event(20, site, 1, frame | 0xFFFFFFFFL << 32, 5, 0xFFFFFFFFL);
			stream.event(30, site, 0);
		}
		StreamCursor event = Recording.open(folder).streams().get(0).cursor();
		assertTrue(event.next());
		assertEquals("a.py", EventValues.asString(event, 1));
		assertEquals("f", EventValues.asString(event, 2));
		assertEquals(12, EventValues.asLong(event, 3));
		assertEquals(-7, EventValues.asLong(event, 4));
		assertEquals("\u2620", EventValues.asString(event, 5));
		assertArrayEquals("\u2620".getBytes(StandardCharsets.UTF_8), EventValues.asBytes(event, 5));
		assertEquals("", EventValues.asString(event, 6));
		assertTrue(event.next());
		assertEquals(10, EventValues.asLong(event, 3));
		assertEquals("<unreadable>", EventValues.asString(event, 5));
		assertNull(EventValues.asBytes(event, 5));
		assertTrue(event.next());
		assertEquals(0, EventValues.asLong(event, 4));
		assertFalse(event.next());
	}

	/** The mark counts only where the event says that something could not be read. */
	@Test
	void numbersThatCouldNotBeRead() throws IOException {
		try (RecordingWriter writer = new RecordingWriter(folder)) {
			ImageWriter image = writer.image(100, 1, "/usr/bin/python3", "python3 a.py");
			int site = image.site("p", "m", new SlotSpec(1, 1, 0, 8), new SlotSpec(1, 2, 0, 8));
			StreamWriter stream = image.stream(100, 1, "main");
			stream.event(10, site, EventFlags.FAULT, EventValues.UNREADABLE_NUMBER, 7);
			stream.event(20, site, 0, EventValues.UNREADABLE_NUMBER, 0);
			stream.event(30, site, EventFlags.FAULT, 0, 0);
		}
		StringBuilder read = new StringBuilder();
		for (StreamCursor event = Recording.open(folder).streams().get(0).cursor(); event.next();) {
			for (int argument = 1; argument <= 2; argument++) {
				read.append(EventValues.isUnreadable(event, argument - 1)).append(' ').append(EventValues.asLong(event, argument)).append(' ').append(EventValues.asString(event, argument)).append('\n');
			}
		}
		assertEquals("true 0 <unreadable>\nfalse 7 7\n" + "false N N\nfalse 0 0\n".replace("N", Long.toString(EventValues.UNREADABLE_NUMBER)) + "false 0 0\nfalse 0 0\n", read.toString());
	}

	@Test
	void aForkedImageInheritsWhatItsParentHadDefined() throws IOException {
		TextRecording.write(folder, """
				process 100 /usr/bin/python3 "python3 a.py"
				thread 100/100
				  10us > main a.py:1
				fork 101 from 100/100 at 20us
				thread 100/100
				  30us > later a.py:5
				thread 101/101
				  40us > child a.py:9
				""");
		Recording recording = Recording.open(folder);
		ProcessImage child = recording.image(101, 20_000);
		assertTrue(child.isForked());
		assertEquals("main", child.frame(1).function());
		assertEquals("child", child.frame(2).function());
		assertEquals("later", recording.image(100, 1).frame(2).function());
		assertEquals(24, child.forkPoint().position());
		assertTrue(recording.problems().isEmpty(), recording.problems().toString());
	}

	@Test
	void mergesStreamsByTimeAndHoldsBackWhatMayBeOvertaken() throws IOException {
		try (RecordingWriter writer = new RecordingWriter(folder)) {
			ImageWriter image = writer.image(100, 1, "/bin/a", "a");
			int site = image.site("p", "m", new SlotSpec(1, 1, 0, 8));
			StreamWriter first = image.stream(100, 1, "one");
			StreamWriter second = image.stream(101, 1, "two");
			first.event(10, site, 0, 1);
			first.event(40, site, 0, 2);
			writer.flush();
			Recording recording = Recording.open(folder);
			MergedCursor cursor = recording.cursor();
			assertEquals("1 ", take(cursor, 30));
			second.event(20, site, 0, 3);
			second.event(40, site, 0, 4);
			writer.flush();
			assertTrue(recording.refresh());
			assertEquals("3 ", take(cursor, 30));
			assertEquals("2 4 ", take(cursor, 50));
			image.stream(102, 1, "three").event(35, site, 0, 5);
			writer.flush();
			assertTrue(recording.refresh());
			assertEquals("5late ", take(cursor, 50));
			assertFalse(recording.refresh());
		}
	}

	private static String take(MergedCursor cursor, long limit) {
		StringBuilder text = new StringBuilder();
		while (cursor.next(limit)) {
			text.append(cursor.event().slot(0)).append(cursor.isLate() ? "late " : " ");
		}
		return text.toString();
	}

	@Test
	void calibratesTheClockByTheFirstAndLastPair() {
		Clock far = Clock.calibrated(1000, 5_000, 0, 1_000_000_000, 1000 + 300_000_000, 5_000 + 100_000_000);
		assertEquals(100_000_000, far.toNanos(1000 + 300_000_000));
		assertEquals(1000 + 3_000, far.toTicks(5_000 + 1_000));
		Clock near = Clock.calibrated(1000, 5_000, 0, 2_000_000_000, 1000 + 300_000, 5_000 + 100_000);
		assertEquals(500, near.toNanos(2000));
	}

	@Test
	void refusesAnotherVersionWithASentence() throws IOException {
		TextRecording.write(folder, "process 100 /bin/a a\n");
		try (FileChannel log = FileChannel.open(folder.resolve("p100-0000000000000001.log"), StandardOpenOption.WRITE)) {
			log.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 2), 8);
		}
		RecordingException refused = assertThrows(RecordingException.class, () -> Recording.open(folder));
		assertTrue(refused.getMessage().endsWith("The recording has format version 2; this version of Tapset Studio reads version 1 only."), refused.getMessage());
		assertThrows(RecordingException.class, () -> Recording.open(folder.resolve("none")));
	}

	@Test
	void readsFilesThatSpanWindows() throws IOException {
		int events = 3_000_000;
		try (RecordingWriter writer = new RecordingWriter(folder)) {
			ImageWriter image = writer.image(100, 1, "/bin/a", "a");
			int site = image.site("p", "m", new SlotSpec(1, 1, 0, 8));
			StreamWriter stream = image.stream(100, 1, "main");
			for (int i = 0; i < events; i++) {
				stream.event(i, site, 0, i, ~i);
			}
		}
		assertTrue(Files.size(folder.resolve("t100-0000000000000001-100-0.stream")) > 1 << 26);
		StreamCursor cursor = Recording.open(folder).streams().get(0).cursor();
		for (int i = 0; i < events; i++) {
			assertTrue(cursor.next());
			assertEquals(i, cursor.slot(0));
		}
		assertFalse(cursor.next());
	}
}
