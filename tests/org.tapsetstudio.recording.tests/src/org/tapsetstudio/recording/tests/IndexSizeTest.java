package org.tapsetstudio.recording.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.index.RecordingIndex;
import org.tapsetstudio.recording.write.ImageWriter;
import org.tapsetstudio.recording.write.ImageWriter.SlotSpec;
import org.tapsetstudio.recording.write.RecordingWriter;
import org.tapsetstudio.recording.write.StreamWriter;

/** The index is never more than half as large as what it is made from, whatever the events are. */
class IndexSizeTest {
	private static final int EVENTS = 60_000;

	@TempDir
	Path temporary;

	@ParameterizedTest(name = "{0}")
	@CsvSource({ //
			"calls without a name, true, 0, 1, 50, 10, false", //
			"calls, true, 1, 300, 50, 10, false", //
			"calls of as many functions as there are calls, true, 1, 30000, 50, 10, false", //
			"calls that are far apart, true, 0, 1, 1000000000, 10, false", //
			"a deep recursion, true, 1, 1, 50, 500, true", //
			"a recursion that comes once to each depth, true, 1, 1, 50, 30000, true", //
			"markers without arguments, false, 0, 2, 50, 1, false", //
			"markers that are far apart, false, 0, 2, 1000000000, 1, false", //
			"markers with three arguments, false, 3, 2, 50, 1, false" })
	void takesAtMostHalf(String name, boolean calls, int slots, int functions, int ticks, int depth, boolean straight) throws IOException {
		Path folder = temporary.resolve("r");
		write(folder, calls, slots, functions, ticks, depth, straight);
		Path index = folder.resolve(RecordingIndex.FOLDER);
		RecordingIndex.build(Recording.open(folder), index, () -> false);
		assertTrue(2 * size(index) <= size(folder), size(index) + " of " + size(folder));
	}

	private static void write(Path folder, boolean calls, int slots, int functions, int ticks, int depth, boolean straight) {
		Random random = new Random(3);
		try (RecordingWriter recording = new RecordingWriter(folder)) {
			ImageWriter image = recording.image(100, 1, "/usr/bin/python3", "python3 a.py");
			SlotSpec[] specs = new SlotSpec[slots];
			for (int i = 0; i < slots; i++) {
				specs[i] = new SlotSpec(calls ? 4 : 1, i + 1, 0, 8);
			}
			int entry = image.site("python", calls ? "function__entry" : "one", specs);
			int leave = image.site("python", calls ? "function__return" : "other", specs);
			for (int i = 0; calls && slots > 0 && i < functions; i++) {
				image.frame("a.py", "f" + i, "f" + i, i + 1, null);
			}
			StreamWriter stream = image.stream(100, 1, "main");
			long[] values = new long[slots];
			int[] stack = new int[depth];
			int open = 0;
			boolean down = true;
			long now = 1;
			for (int i = 0; i < EVENTS; i++) {
				now += 1 + random.nextInt(ticks);
				down = open == 0 || open < depth && (straight ? down : random.nextBoolean());
				if (down) {
					stack[open++] = functions == EVENTS / 2 ? 1 + i / 2 : 1 + random.nextInt(functions);
				}
				if (slots > 0) {
					values[0] = stack[open - 1] | 0xFFFFFFFFL << 32;
				}
				stream.event(now, down ? entry : leave, 0, values);
				open -= down ? 0 : 1;
			}
		}
	}

	private static long size(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
		}
	}
}
