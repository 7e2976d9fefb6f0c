package org.tapsetstudio.recording.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.index.IndexBuilder;
import org.tapsetstudio.recording.index.IndexDamagedException;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.RecordingIndex;
import org.tapsetstudio.recording.index.Span;
import org.tapsetstudio.recording.index.Strip;
import org.tapsetstudio.recording.pairing.CallPairing;
import org.tapsetstudio.recording.pairing.CallSink;
import org.tapsetstudio.recording.pairing.FunctionTable;
import org.tapsetstudio.recording.write.ImageWriter;
import org.tapsetstudio.recording.write.ImageWriter.SlotSpec;
import org.tapsetstudio.recording.write.RecordingWriter;
import org.tapsetstudio.recording.write.StreamWriter;
import org.tapsetstudio.recording.testing.TextRecording;

/** The index says the same as the calls themselves, on random recordings with pauses, long and short calls, losses and callers from before the start. */
class RecordingIndexTest {
	private static final int EVENTS = 160_000;

	@TempDir
	Path temporary;
	private Path folder;
	private final List<Span> calls = new ArrayList<>();

	@BeforeEach
	void write() {
		folder = temporary.resolve("r");
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

	private RecordingIndex build() throws IOException {
		return RecordingIndex.build(Recording.open(folder), folder.resolve(RecordingIndex.FOLDER), () -> false);
	}

	/** The calls as the pairing tells them, without an index. */
	private void collect() throws IOException {
		CallPairing pairing = new CallPairing(Recording.open(folder), new FunctionTable(), lane -> new CallSink() {
			private final List<Span> open = new ArrayList<>();
			private int outer = 2;

			@Override
			public void enter(int function, long ticks, int flags) {
				open.add(new Span(outer + open.size(), 0, function, ticks, 0, flags));
			}

			@Override
			public void leave(long ticks, int flags) {
				Span begun = open.remove(open.size() - 1);
				calls.add(new Span(begun.depth(), 0, begun.function(), begun.start(), ticks, begun.flags() | flags));
			}

			@Override
			public void beforeTrace(int function, long ticks, int flags) {
				calls.add(new Span(--outer, 0, function, 5, ticks, flags | 8));
			}
		});
		pairing.update();
		pairing.finish();
	}

	@Test
	void holdsEveryCall() throws IOException {
		collect();
		LaneIndex lane = build().lanes().get(0);
		List<Span> found = new ArrayList<>();
		for (int depth = 0; depth < lane.depth(); depth++) {
			for (int i = 0; i < lane.count(depth); i++) {
				Span span = lane.span(depth, i);
				found.add(new Span(depth, 0, span.function(), span.start(), span.end(), span.flags()));
			}
		}
		Comparator<Span> order = Comparator.comparingInt(Span::depth).thenComparingLong(Span::start).thenComparingLong(Span::end).thenComparingInt(Span::function);
		calls.sort(order);
		found.sort(order);
		assertEquals(calls, found);
		assertTrue(calls.stream().anyMatch(s -> s.end() - s.start() > 0xFFFFFFFFL));
	}

	@Test
	void drawsWhatIsThere() throws IOException {
		collect();
		assertDraws(build().lanes().get(0), calls, 200);
	}

	@Test
	void drawsWhatIsThereWhileItGrows() throws IOException {
		collect();
		try (IndexBuilder builder = new IndexBuilder(folder.resolve(RecordingIndex.FOLDER))) {
			CallPairing pairing = new CallPairing(Recording.open(folder), new FunctionTable(), lane -> new CallSink() {
				private final CallSink index = builder.sink(lane);
				private final List<Span> open = new ArrayList<>();
				private int added;

				@Override
				public void enter(int function, long ticks, int flags) {
					open.add(new Span(open.size(), Span.OPEN, function, ticks, 0, flags));
					index.enter(function, ticks, flags);
				}

				@Override
				public void leave(long ticks, int flags) {
					open.removeLast();
					index.leave(ticks, flags);
					added();
				}

				@Override
				public void beforeTrace(int function, long ticks, int flags) {
					index.beforeTrace(function, ticks, flags);
					added();
				}

				private void added() {
					if (++added % 499 == 0) {
						builder.publish();
					}
					if (added % 15_000 == 0) {
						builder.publish();
						LaneIndex lane = builder.lanes().get(0);
						List<Span> all = new ArrayList<>(calls.subList(0, added));
						for (Span call : open) {
							Span running = lane.open(call.depth());
							assertEquals(new Span(call.depth(), Span.OPEN, call.function(), call.start(), lane.lastTicks(), call.flags()), running);
							assertEquals(running, lane.at(call.depth(), lane.lastTicks()));
							all.add(running);
						}
						assertNull(lane.open(open.size()));
						assertDraws(lane, all, 30);
					}
				}
			});
			pairing.update();
			pairing.finish();
			builder.publish();
			assertDraws(builder.lanes().get(0), calls, 100);
			builder.finish(pairing);
			assertDraws(builder.lanes().get(0), calls, 100);
		}
		assertDraws(RecordingIndex.open(Recording.open(folder)).lanes().get(0), calls, 100);
		assertTrue(size(folder.resolve(RecordingIndex.FOLDER)) <= size(folder) / 2, "what grew takes no more room");
	}

	private static void assertDraws(LaneIndex lane, List<Span> calls, int rounds) {
		Random random = new Random(1);
		for (int round = 0; round < rounds; round++) {
			long width = 1000L << random.nextInt(22);
			long from = round == 0 ? 0 : (long) (random.nextDouble() * (lane.lastTicks() - width / 2));
			int depth = random.nextInt(lane.depth());
			Strip strip = new Strip(500);
			lane.draw(depth, from, from + width, strip);
			double pixel = width / 500.0;
			for (int box = 0; box < strip.size(); box++) {
				double left = from + strip.left(box) * pixel;
				double right = from + strip.right(box) * pixel;
				assertTrue(calls.stream().anyMatch(s -> s.depth() == depth && s.end() >= left - pixel && s.start() <= right + pixel), "a box where nothing is");
				assertEquals(strip.function(box), (strip.span(box) == Span.OPEN ? lane.open(depth) : lane.span(depth, strip.span(box))).function());
			}
			long shown = 0;
			for (int box = 0; box < strip.size(); box++) {
				shown += strip.count(box);
			}
			long inside = calls.stream().filter(s -> s.depth() == depth && s.start() >= from && s.end() <= from + width - pixel).count();
			long touching = calls.stream().filter(s -> s.depth() == depth && s.end() >= from - pixel && s.start() <= from + width + pixel).count();
			assertTrue(inside <= shown && shown <= touching, inside + " <= " + shown + " <= " + touching);
			for (Span call : calls) {
				if (call.depth() == depth && call.end() - call.start() > 3 * pixel && call.end() > from && call.start() < from + width) {
					assertTrue(covers(strip, (Math.max(from, call.start()) - from) / pixel, (Math.min(from + width, call.end()) - from) / pixel), call + " is not drawn");
				}
			}
		}
	}

	private static boolean covers(Strip strip, double left, double right) {
		for (int box = 0; box < strip.size(); box++) {
			if (strip.left(box) <= left + 1 && strip.right(box) >= right - 1) {
				return true;
			}
		}
		return false;
	}

	@Test
	void isExactUnderThePointer() throws IOException {
		collect();
		LaneIndex lane = build().lanes().get(0);
		Random random = new Random(2);
		for (int i = 0; i < 300; i++) {
			Span call = calls.get(random.nextInt(calls.size()));
			Span found = lane.at(call.depth(), (call.start() + call.end()) / 2);
			assertNotNull(found);
			assertTrue(found.start() <= (call.start() + call.end()) / 2 && found.end() >= (call.start() + call.end()) / 2);
			if (call.end() - call.start() > 2) {
				assertEquals(call.function(), found.function());
			}
		}
		assertNull(lane.at(0, lane.lastTicks() + 1));
		assertNull(lane.at(99, 50));
	}

	@Test
	void findsTheCallsOfAFunction() throws IOException {
		RecordingIndex index = build();
		LaneIndex lane = index.lanes().get(0);
		Random random = new Random(4);
		int depth = 4;
		for (int round = 0; round < 300; round++) {
			int function = random.nextInt(index.functions().size() + 2);
			int from = random.nextInt(lane.count(depth));
			int direction = random.nextBoolean() ? 1 : -1;
			int expected = from;
			while (expected >= 0 && expected < lane.count(depth) && lane.function(depth, expected) != function) {
				expected += direction;
			}
			assertEquals(expected < lane.count(depth) ? expected : -1, lane.nearest(depth, function, from, direction));
		}
		for (int block = 0; block <= (lane.count(depth) - 1) / LaneIndex.BLOCK; block++) {
			Map<Integer, long[]> seen = new TreeMap<>();
			for (int i = block * LaneIndex.BLOCK; i < Math.min(lane.count(depth), (block + 1) * LaneIndex.BLOCK); i++) {
				Span span = lane.span(depth, i);
				long length = Math.min(0xFFFFFFFFL, span.end() - span.start());
				long[] range = seen.computeIfAbsent(span.function(), f -> new long[] { length, length });
				range[0] = Math.min(range[0], length);
				range[1] = Math.max(range[1], length);
			}
			Map<Integer, long[]> told = new TreeMap<>();
			boolean complete = lane.count(depth) >= (block + 1) * LaneIndex.BLOCK;
			assertEquals(!complete, lane.mayHold(depth, block, (function, shortest, longest) -> {
				told.put(function, new long[] { shortest, Math.min(0xFFFFFFFFL, longest) });
				return false;
			}));
			if (complete) {
				assertEquals(seen.keySet(), told.keySet());
				seen.forEach((function, range) -> assertArrayEquals(range, told.get(function)));
			}
		}
	}

	@Test
	void opensAgainUntilTheEventsAreOthers() throws IOException {
		RecordingIndex built = build();
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
		build();
		long index = size(folder.resolve(RecordingIndex.FOLDER));
		assertTrue(index <= size(folder) / 2, index + " of " + size(folder));
	}

	private static long size(Path path) throws IOException {
		try (Stream<Path> files = Files.list(path)) {
			return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
		}
	}

	@Test
	void aFlippedByteIsNoticedAndNeverBelieved() throws IOException {
		RecordingIndex good = build();
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
			overwrite(file, at, bytes[at]);
		}
		assertNotNull(RecordingIndex.open(recording));
		for (Path file : files) {
			byte[] bytes = Files.readAllBytes(file);
			Files.write(file, java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)));
			assertNull(RecordingIndex.open(recording), file + " cut");
			Files.write(file, bytes);
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
