package org.tapsetstudio.recording.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.pairing.CallPairing;
import org.tapsetstudio.recording.pairing.CallSink;
import org.tapsetstudio.recording.pairing.FunctionTable;
import org.tapsetstudio.recording.write.ImageWriter;
import org.tapsetstudio.recording.write.ImageWriter.SlotSpec;
import org.tapsetstudio.recording.write.RecordingWriter;
import org.tapsetstudio.recording.write.StreamWriter;

/** Streams that are long enough to be paired by several threads give what each gives by itself. */
class ParallelPairingTest {
	private static final int THREADS = 5;
	private static final int EVENTS = 150_000;

	@TempDir
	Path folder;

	/** A hash over the calls of a lane, functions by name. */
	private static final class Hash implements CallSink {
		private final FunctionTable functions;
		private long hash;
		private long calls;

		Hash(FunctionTable functions) {
			this.functions = functions;
		}

		@Override
		public void enter(int function, long ticks, int flags) {
			hash = 31 * (31 * (31 * hash + functions.get(function).name().hashCode()) + ticks) + flags;
			calls++;
		}

		@Override
		public void leave(long ticks, int flags) {
			hash = 37 * (37 * hash + ticks) + flags;
		}
	}

	@BeforeEach
	void write() {
		try (RecordingWriter recording = new RecordingWriter(folder.resolve("all"))) {
			ImageWriter image = image(recording);
			for (int t = 0; t < THREADS; t++) {
				stream(image, t);
			}
		}
		for (int t = 0; t < THREADS; t++) {
			try (RecordingWriter recording = new RecordingWriter(folder.resolve("alone" + t))) {
				stream(image(recording), t);
			}
		}
	}

	private static ImageWriter image(RecordingWriter recording) {
		ImageWriter image = recording.image(100, 1, "/usr/bin/python3", "python3 a.py");
		SlotSpec frame = new SlotSpec(4, 1, 0, 8);
		image.site("python", "function__entry", frame);
		image.site("python", "function__return", frame);
		for (int i = 0; i < 500; i++) {
			image.frame("a.py", "f" + i, "f" + i, i + 1, null);
		}
		return image;
	}

	private static void stream(ImageWriter image, int t) {
		Random random = new Random(t);
		StreamWriter stream = image.stream(100 + t, 1, "worker");
		int[] stack = new int[20];
		int depth = 0;
		for (int i = 0; i < EVENTS; i++) {
			if (depth == 0 || depth < Math.min(stack.length, EVENTS - i) && random.nextBoolean()) {
				stack[depth] = 1 + random.nextInt(500);
				stream.event(10 * i + random.nextInt(10), 0, 0, stack[depth++] | 0xFFFFFFFFL << 32);
			} else {
				stream.event(10 * i + random.nextInt(10), 1, 0, stack[--depth] | 0xFFFFFFFFL << 32);
			}
		}
	}

	private List<Hash> pair(String name) throws IOException {
		FunctionTable functions = new FunctionTable();
		List<Hash> hashes = new ArrayList<>();
		CallPairing pairing = new CallPairing(Recording.open(folder.resolve(name)), functions, lane -> {
			hashes.add(new Hash(functions));
			return hashes.get(hashes.size() - 1);
		});
		assertEquals(EVENTS * (long) hashes(name), pairing.update());
		pairing.finish();
		return hashes;
	}

	private static int hashes(String name) {
		return name.equals("all") ? THREADS : 1;
	}

	@Test
	void givesTheSame() throws IOException {
		List<Hash> all = pair("all");
		for (int t = 0; t < THREADS; t++) {
			Hash alone = pair("alone" + t).get(0);
			assertTrue(alone.calls > EVENTS / 3);
			assertEquals(alone.hash, all.get(t).hash, "thread " + t);
		}
	}

	@Test
	void goesOnAfterACancel() throws IOException {
		FunctionTable functions = new FunctionTable();
		List<Hash> hashes = new ArrayList<>();
		CallPairing pairing = new CallPairing(Recording.open(folder.resolve("all")), functions, lane -> {
			hashes.add(new Hash(functions));
			return hashes.get(hashes.size() - 1);
		});
		AtomicInteger asked = new AtomicInteger();
		long events = 0;
		for (int round = 0; round < 100 && events < EVENTS * THREADS; round++) {
			int patience = 12 + round;
			asked.set(0);
			events += pairing.update(() -> asked.incrementAndGet() > patience);
		}
		pairing.finish();
		assertEquals(EVENTS * THREADS, events);
		List<Long> whole = pair("all").stream().map(hash -> hash.hash).toList();
		assertEquals(whole, hashes.stream().map(hash -> hash.hash).toList());
	}

	@Test
	void aFailureOfOneThreadIsThrown() throws IOException {
		CallPairing pairing = new CallPairing(Recording.open(folder.resolve("all")), new FunctionTable(), lane -> new CallSink() {
			private int left = 100_000;

			@Override
			public void enter(int function, long ticks, int flags) {
				if (lane.index() == THREADS - 1 && left-- <= 0) {
					throw new IllegalStateException("no more");
				}
			}

			@Override
			public void leave(long ticks, int flags) {
				left--;
			}
		});
		assertEquals("no more", assertThrows(IllegalStateException.class, pairing::update).getMessage());
	}
}
