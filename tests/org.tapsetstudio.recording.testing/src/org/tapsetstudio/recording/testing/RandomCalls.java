package org.tapsetstudio.recording.testing;

import java.nio.file.Path;
import java.util.Random;

import org.tapsetstudio.recording.write.ImageWriter;
import org.tapsetstudio.recording.write.ImageWriter.SlotSpec;
import org.tapsetstudio.recording.write.RecordingWriter;
import org.tapsetstudio.recording.write.StreamWriter;

/** Writes a recording of any size, always the same for the same arguments: threads whose functions call some of three others each, with pauses, a nanosecond a tick. 24 bytes an event. */
public final class RandomCalls {
	private static final int FUNCTIONS = 300;
	private static final int FILES = 12;
	private static final int CALLEES = 3;

	private RandomCalls() {
	}

	/**
	 * @param folder of the recording
	 * @param events of all threads together
	 * @param depth of the deepest call
	 */
	public static void write(Path folder, int events, int threads, int depth) {
		try (RecordingWriter recording = new RecordingWriter(folder)) {
			ImageWriter image = recording.image(100, 1, "/usr/bin/python3", "python3 benchmark.py");
			SlotSpec frame = new SlotSpec(4, 1, 0, 8);
			int entry = image.site("python", "function__entry", frame);
			int leave = image.site("python", "function__return", frame);
			for (int i = 0; i < FUNCTIONS; i++) {
				image.frame("/srv/part" + i % FILES + ".py", "f" + i, "f" + i, i + 1, null);
			}
			for (int thread = 0; thread < threads; thread++) {
				thread(image.stream(100 + thread, 1, "worker"), new Random(thread), entry, leave, events / threads, depth);
			}
		}
	}

	private static void thread(StreamWriter stream, Random random, int entry, int leave, int events, int depth) {
		int[] stack = new int[depth];
		int open = 0;
		long ticks = 1;
		for (int i = 0; i < events; i++) {
			ticks += random.nextInt(10_000) == 0 ? random.nextInt(2_000_000) : 20 + random.nextInt(60);
			if (open == 0 || open < depth && random.nextBoolean()) {
				int caller = open == 0 ? 0 : stack[open - 1];
				stack[open] = 1 + (caller * CALLEES + random.nextInt(CALLEES)) % FUNCTIONS;
				stream.event(ticks, entry, 0, stack[open++] | 0xFFFFFFFFL << 32);
			} else {
				stream.event(ticks, leave, 0, stack[--open] | 0xFFFFFFFFL << 32);
			}
		}
	}
}
