package org.tapsetstudio.recording.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.index.IndexDamagedException;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.RecordingIndex;
import org.tapsetstudio.recording.index.Strip;
import org.tapsetstudio.recording.testing.TextRecording;

/** The files of an index: they are kept, small, belong to the events as they are, and are not believed when they are damaged. */
class IndexFilesTest {
	@TempDir
	Path temporary;
	private Path folder;

	@BeforeEach
	void write() {
		folder = temporary.resolve("r");
		RandomThread.write(folder);
	}

	@Test
	void opensAgainUntilTheEventsAreOthers() throws IOException {
		RecordingIndex built = RandomThread.index(folder);
		RecordingIndex opened = RecordingIndex.open(Recording.open(folder));
		assertEquals(built.functions(), opened.functions());
		assertEquals(built.lanes().get(0).count(3), opened.lanes().get(0).count(3));
		Path other = temporary.resolve("other");
		TextRecording.write(other, "process 1 /a\nthread 1/1\n  1us > f\n  2us < f\n");
		assertNull(RecordingIndex.open(Recording.open(other)));
		try (Stream<Path> files = Files.list(folder)) {
			Path stream = files.filter(f -> f.toString().endsWith(".stream")).findFirst().get();
			try (FileChannel channel = FileChannel.open(stream, StandardOpenOption.WRITE)) {
				channel.truncate(channel.size() - 100);
			}
		}
		assertNull(RecordingIndex.open(Recording.open(folder)), "stale");
	}

	@Test
	void takesNoMoreThanHalfOfTheRecording() throws IOException {
		RandomThread.index(folder);
		long index = RandomThread.size(folder.resolve(RecordingIndex.FOLDER));
		assertTrue(index <= RandomThread.size(folder) / 2, index + " of " + RandomThread.size(folder));
	}

	@Test
	void aFlippedByteIsNoticedAndNeverBelieved() throws IOException {
		RecordingIndex good = RandomThread.index(folder);
		Recording recording = Recording.open(folder);
		List<Path> files;
		try (Stream<Path> list = Files.list(folder.resolve(RecordingIndex.FOLDER))) {
			files = list.sorted().toList();
		}
		Random random = new Random(3);
		for (int round = 0; round < 150; round++) {
			Path file = files.get(round % files.size());
			byte[] bytes = Files.readAllBytes(file);
			int at = random.nextInt(bytes.length);
			overwrite(file, at, bytes[at] ^ 1 << random.nextInt(8));
			RecordingIndex index = RecordingIndex.open(recording);
			if (index != null) {
				readAll(index, good);
			}
			Files.write(file, bytes);
		}
		assertNotNull(RecordingIndex.open(recording));
		for (Path file : files) {
			byte[] bytes = Files.readAllBytes(file);
			Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
			assertNull(RecordingIndex.open(recording), file + " cut");
			Files.write(file, bytes);
		}
	}

	@Test
	void severalMakeItAtTheSameTime() throws Exception {
		RecordingIndex good = RandomThread.index(folder);
		try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
			for (int round = 0; round < 20; round++) {
				List<Future<RecordingIndex>> all = new ArrayList<>();
				for (int i = 0; i < 3; i++) {
					all.add(threads.submit(() -> RecordingIndex.build(Recording.open(folder), folder.resolve(RecordingIndex.FOLDER), () -> false)));
				}
				for (Future<RecordingIndex> one : all) {
					assertSame(good, one.get());
				}
				RecordingIndex kept = RecordingIndex.open(Recording.open(folder));
				if (kept != null) {
					assertSame(good, kept);
				}
			}
		}
		RandomThread.index(folder);
		assertNotNull(RecordingIndex.open(Recording.open(folder)));
		try (Stream<Path> files = Files.list(folder.resolve(RecordingIndex.FOLDER))) {
			assertEquals(2, files.count(), "the directory and one thread's spans");
		}
	}

	private static void assertSame(RecordingIndex good, RecordingIndex other) {
		LaneIndex expected = good.lanes().get(0);
		LaneIndex lane = other.lanes().get(0);
		for (int depth = 0; depth < expected.depth(); depth++) {
			assertEquals(expected.count(depth), lane.count(depth));
			for (int i = 0; i < expected.count(depth); i++) {
				assertEquals(expected.span(depth, i), lane.span(depth, i));
			}
		}
	}

	private static void readAll(RecordingIndex index, RecordingIndex good) {
		LaneIndex lane = index.lanes().get(0);
		for (int depth = 0; depth < lane.depth(); depth++) {
			try {
				for (int i = 0; i < lane.count(depth); i++) {
					lane.span(depth, i);
				}
				Strip strip = new Strip(200);
				lane.draw(depth, 0, lane.lastTicks(), strip);
				lane.nearest(depth, 1, 0, 1);
				lane.mayHold(depth, 0, (function, shortest, longest) -> false);
			} catch (IndexDamagedException e) {
				assertTrue(e.getMessage().startsWith("The index"));
			}
		}
		assertEquals(good.functions(), index.functions());
	}

	private static void overwrite(Path file, int at, int value) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			channel.write(ByteBuffer.wrap(new byte[] { (byte) value }), at);
		}
	}

	@Test
	void whatCannotBeWrittenIsSaid() throws IOException {
		Path file = Files.createFile(temporary.resolve("file"));
		assertThrows(IOException.class, () -> RecordingIndex.build(Recording.open(folder), file.resolve("index"), () -> false));
		assertNull(RecordingIndex.build(Recording.open(folder), temporary.resolve("cancelled"), () -> true));
		try (Stream<Path> left = Files.list(temporary.resolve("cancelled"))) {
			assertEquals(List.of(), left.toList());
		}
	}
}
