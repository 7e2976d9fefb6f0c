package org.tapsetstudio.analysis.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.SpanSearch;
import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.analysis.TimelineSteps;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.RecordingIndex;
import org.tapsetstudio.recording.index.Span;
import org.tapsetstudio.recording.write.ImageWriter;
import org.tapsetstudio.recording.write.ImageWriter.SlotSpec;
import org.tapsetstudio.recording.write.RecordingWriter;
import org.tapsetstudio.recording.write.StreamWriter;

/** Searches that leave out blocks of calls find what looking at every call finds. */
class SpanSearchTest {
	private static final int EVENTS = 80_000;
	private static final int FUNCTIONS = 40;

	@TempDir
	Path folder;

	private RecordingIndex index() throws IOException {
		Random random = new Random(11);
		try (RecordingWriter recording = new RecordingWriter(folder)) {
			ImageWriter image = recording.image(100, 1, "/usr/bin/python3", "python3 a.py");
			SlotSpec frame = new SlotSpec(4, 1, 0, 8);
			int entry = image.site("python", "function__entry", frame);
			int leave = image.site("python", "function__return", frame);
			for (int i = 0; i < FUNCTIONS; i++) {
				image.frame("a.py", "f" + i, "f" + i, i + 1, null);
			}
			for (int t = 0; t < 2; t++) {
				StreamWriter stream = image.stream(100 + t, 1, "worker");
				int[] stack = new int[3];
				int depth = 0;
				long now = 0;
				for (int i = 0; i < EVENTS; i++) {
					now += 1 + random.nextInt(1 + i % 1000);
					if (depth == 0 || depth < stack.length && random.nextBoolean()) {
						stack[depth] = 1 + (int) (FUNCTIONS * Math.pow(random.nextDouble(), 6));
						stream.event(now, entry, 0, stack[depth++] | 0xFFFFFFFFL << 32);
					} else {
						stream.event(now, leave, 0, stack[--depth] | 0xFFFFFFFFL << 32);
					}
				}
			}
		}
		return RecordingIndex.build(Recording.open(folder), folder.resolve(RecordingIndex.FOLDER), () -> false);
	}

	private static List<Span> all(List<LaneIndex> lanes, IntPredicate functions, SpanSearch search) {
		List<Span> found = new ArrayList<>();
		for (LaneIndex lane : lanes) {
			for (int depth = 0; depth < lane.depth(); depth++) {
				for (int i = 0; i < lane.count(depth); i++) {
					Span span = lane.span(depth, i);
					long length = span.end() - span.start();
					if (functions.test(span.function()) && span.end() >= search.fromTicks() && span.start() <= search.toTicks() && length >= search.minimumTicks() && length <= search.maximumTicks()) {
						found.add(span);
					}
				}
			}
		}
		return found;
	}

	private static long length(Span span) {
		return span.end() - span.start();
	}

	@Test
	void findsWhatIsThere() throws IOException {
		RecordingIndex index = index();
		Random random = new Random(1);
		long last = index.lanes().get(0).lastTicks();
		for (int round = 0; round < 60; round++) {
			int wanted = random.nextInt(index.functions().size());
			IntPredicate functions = round % 3 == 0 ? f -> true : f -> f == wanted;
			SpanSearch search = new SpanSearch(functions, random.nextLong(last), random.nextLong(last, 2 * last), random.nextInt(300), random.nextInt(300, 5000));
			List<Span> expected = all(index.lanes(), functions, search);
			List<Span> found = new ArrayList<>();
			search.each(index.lanes(), Progress.NONE, hit -> found.add(hit.span()));
			assertEquals(expected, found);
			assertEquals(expected.stream().map(SpanSearchTest::length).sorted(Comparator.reverseOrder()).limit(5).toList(), lengths(search.longest(index.lanes(), 5, Progress.NONE)));
			assertEquals(expected.stream().map(SpanSearchTest::length).sorted().limit(5).toList(), lengths(search.shortest(index.lanes(), 5, Progress.NONE)));
			assertEquals(expected.stream().map(Span::start).sorted().limit(5).toList(), search.first(index.lanes(), 5, Progress.NONE).stream().map(hit -> hit.span().start()).toList());
		}
	}

	private static List<Long> lengths(List<SpanSearch.Hit> hits) {
		return hits.stream().map(hit -> length(hit.span())).toList();
	}

	@Test
	void stepsToEachCallOfAFunctionInTurn() throws IOException {
		RecordingIndex index = index();
		TimelineRows rows = TimelineRows.of(index, Recording.open(folder).clock());
		TimelineSteps steps = new TimelineSteps(rows);
		int rare = index.functions().size() - 1;
		List<Long> expected = all(index.lanes().subList(0, 1), f -> f == rare, SpanSearch.of(f -> true)).stream().map(Span::start).sorted().distinct().toList();
		TimelineSteps.Stop stop = new TimelineSteps.Stop(0, new Span(0, 0, rare, -1, -1, 0));
		List<Long> stops = new ArrayList<>();
		for (stop = steps.same(stop, 1, Progress.NONE); stop != null; stop = steps.same(stop, 1, Progress.NONE)) {
			stops.add(stop.span().start());
		}
		assertEquals(expected, stops);
		assertTrue(stops.size() > 20);
	}
}
