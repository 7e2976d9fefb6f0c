package org.tapsetstudio.recording.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.index.IndexBuilder;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.RecordingIndex;
import org.tapsetstudio.recording.index.Span;
import org.tapsetstudio.recording.index.Strip;
import org.tapsetstudio.recording.pairing.CallPairing;
import org.tapsetstudio.recording.pairing.CallSink;
import org.tapsetstudio.recording.pairing.FunctionTable;
import org.tapsetstudio.recording.write.ImageWriter;

/** The index says the same as the calls themselves, on random recordings with pauses, long and short calls, losses and callers from before the start. */
class RecordingIndexTest {
	@TempDir
	Path temporary;
	private Path folder;
	private final List<Span> calls = new ArrayList<>();

	@BeforeEach
	void write() {
		folder = temporary.resolve("r");
		RandomThread.write(folder);
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
		LaneIndex lane = RandomThread.index(folder).lanes().get(0);
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
		assertDraws(RandomThread.index(folder).lanes().get(0), calls, 200);
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
		assertTrue(RandomThread.size(folder.resolve(RecordingIndex.FOLDER)) <= RandomThread.size(folder) / 2, "what grew takes no more room");
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
		LaneIndex lane = RandomThread.index(folder).lanes().get(0);
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
		RecordingIndex index = RandomThread.index(folder);
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
}
