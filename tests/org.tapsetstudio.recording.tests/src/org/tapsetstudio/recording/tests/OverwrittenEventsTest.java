package org.tapsetstudio.recording.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.recording.MergedCursor;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.StreamCursor;
import org.tapsetstudio.recording.write.ImageWriter.SlotSpec;
import org.tapsetstudio.recording.write.RecordingWriter;
import org.tapsetstudio.recording.write.StreamWriter;

/** Streams whose oldest events make room for new ones, and writers that wait for their reader. */
class OverwrittenEventsTest {
	private static final int SIZE = 24;

	@TempDir
	Path folder;
	private RecordingWriter writer;
	private StreamWriter stream;
	private int site;

	@BeforeEach
	void write() {
		writer = new RecordingWriter(folder.resolve("r.taprec"));
		var image = writer.image(7, 1, "/bin/x", "x");
		image.clock(0, 0, 0, 1_000_000_000);
		site = image.site("p", "m", new SlotSpec(1, 1, 0, 8));
		stream = image.stream(7, 0, "x");
		stream.overwritten(0, 0);
	}

	@AfterEach
	void close() {
		writer.close();
	}

	private void events(int from, int to) {
		for (int i = from; i < to; i++) {
			stream.event(10 * i, site, 0, i);
		}
		writer.flush();
	}

	private static List<String> read(StreamCursor cursor) {
		List<String> found = new ArrayList<>();
		while (cursor.next()) {
			found.add((cursor.isLost() ? "lost " + cursor.lostCount() : "event " + cursor.slot(0)) + " at " + cursor.ticks());
		}
		return found;
	}

	@Test
	void whatIsGoneIsOneLossBeforeTheRest() throws Exception {
		events(0, 6);
		stream.overwritten(4 * SIZE, 9);
		Recording recording = Recording.open(writer.folder());
		assertEquals(List.of("lost 9 at 40", "event 4 at 40", "event 5 at 50"), read(recording.streams().get(0).cursor()));
	}

	@Test
	void aReaderThatIsOvertakenMissesOnlyWhatItHasNotRead() throws Exception {
		events(0, 2);
		Recording recording = Recording.open(writer.folder());
		StreamCursor cursor = recording.streams().get(0).cursor();
		assertEquals(List.of("event 0 at 0", "event 1 at 10"), read(cursor));
		events(2, 8);
		stream.overwritten(5 * SIZE, 5);
		recording.refresh();
		assertEquals(List.of("lost 3 at 50", "event 5 at 50", "event 6 at 60", "event 7 at 70"), read(cursor));
		stream.overwritten(7 * SIZE, 7);
		events(8, 9);
		recording.refresh();
		assertEquals(List.of("event 8 at 80"), read(cursor));
	}

	@Test
	void goingBackToWhatIsGoneLeadsToTheOldestEventThereIs() throws Exception {
		events(0, 4);
		Recording recording = Recording.open(writer.folder());
		StreamCursor cursor = recording.streams().get(0).cursor();
		assertTrue(cursor.next());
		stream.overwritten(2 * SIZE, 2);
		cursor.seek(SIZE);
		assertEquals(List.of("event 2 at 20", "event 3 at 30"), read(cursor));
	}

	@Test
	void aWriterLearnsWhatHasBeenRead() throws Exception {
		events(0, 3);
		Recording recording = Recording.open(writer.folder());
		MergedCursor cursor = recording.cursor();
		assertEquals(0, stream.acknowledged());
		assertTrue(cursor.next(15));
		assertTrue(cursor.next(15));
		assertFalse(cursor.next(15));
		assertTrue(cursor.acknowledge());
		assertEquals(2 * SIZE | 1, stream.acknowledged());
		assertTrue(cursor.next());
		assertFalse(cursor.next());
		cursor.acknowledge();
		assertEquals(3 * SIZE | 1, stream.acknowledged());
		cursor.release();
		assertEquals(0, stream.acknowledged());
	}
}
