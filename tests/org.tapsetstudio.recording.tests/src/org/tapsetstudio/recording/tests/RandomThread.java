package org.tapsetstudio.recording.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.index.RecordingIndex;
import org.tapsetstudio.recording.write.ImageWriter;
import org.tapsetstudio.recording.write.ImageWriter.SlotSpec;
import org.tapsetstudio.recording.write.RecordingWriter;
import org.tapsetstudio.recording.write.StreamWriter;

/** A recording of one thread with pauses, long and short calls, losses and callers from before the start; the same each time. */
final class RandomThread {
	private static final int EVENTS = 160_000;

	private RandomThread() {
	}

	static void write(Path folder) {
		Random random = new Random(5);
		try (RecordingWriter recording = new RecordingWriter(folder)) {
			ImageWriter image = recording.image(100, 1, "/usr/bin/python3", "python3 a.py");
			SlotSpec frame = new SlotSpec(4, 1, 0, 8);
			int entry = image.site("python", "function__entry", frame);
			int leave = image.site("python", "function__return", frame);
			for (int i = 0; i < 20; i++) {
				image.frame("a.py", "f" + i, "f" + i, i + 1, null);
			}
			StreamWriter stream = image.stream(100, 1, "main");
			stream.event(5, leave, 0, 19 | 0xFFFFFFFFL << 32);
			stream.event(9, leave, 0, 20 | 0xFFFFFFFFL << 32);
			int[] stack = new int[6];
			int depth = 0;
			long now = 10;
			for (int i = 0; i < EVENTS; i++) {
				now += random.nextInt(1000) == 0 ? random.nextInt(2_000_000) : i == EVENTS / 2 ? 6_000_000_000L : random.nextInt(50);
				if (random.nextInt(5000) == 0) {
					stream.lost(now, 3);
				} else if (depth == 0 || depth < stack.length && random.nextBoolean()) {
					stack[depth] = 1 + random.nextInt(18);
					stream.event(now, entry, 0, stack[depth++] | 0xFFFFFFFFL << 32);
				} else {
					stream.event(now, leave, 0, stack[--depth] | 0xFFFFFFFFL << 32);
				}
			}
		}
	}

	/** Builds the index in the recording. */
	static RecordingIndex index(Path folder) throws IOException {
		return RecordingIndex.build(Recording.open(folder), folder.resolve(RecordingIndex.FOLDER), () -> false);
	}

	/** Bytes of the files in a folder, without those in folders below. */
	static long size(Path path) throws IOException {
		try (Stream<Path> files = Files.list(path)) {
			return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
		}
	}
}
