package org.tapsetstudio.analysis.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.Indexes;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.SpanSearch;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.analysis.TimelineSteps;
import org.tapsetstudio.analysis.TimelineSteps.Stop;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.RecordingIndex;
import org.tapsetstudio.recording.index.Span;
import org.tapsetstudio.recording.index.Strip;
import org.tapsetstudio.recording.testing.TextRecording;

class TimelineTest {
	private static final String TWO_THREADS = """
			process 100 /usr/bin/python3 "python3 a.py"
			thread 100/100 main
			  10us > main a.py:1
			  20us > f a.py:5
			  30us < f
			  35us > f
			  55us < f
			  60us < main
			thread 100/107 worker
			  15us > f a.py:5
			  25us > g a.py:9
			  35us < g
			  40us < f
			""";

	@TempDir
	Path folder;

	private CallTreeBuilder build() throws IOException {
		return Trees.build(folder, TWO_THREADS);
	}

	private TimelineRows rows() throws IOException {
		CallTreeBuilder builder = build();
		RecordingIndex index = Indexes.openOrBuild(builder.pairing().recording(), Progress.NONE);
		return TimelineRows.of(index.lanes(), index.functions()::get, builder.pairing().recording().clock());
	}

	/** A letter for each pixel of 5 microseconds: the first of the function's name. */
	private static String picture(TimelineRows rows) {
		StringBuilder text = new StringBuilder();
		Strip strip = new Strip(14);
		for (TimelineRows.Row row : rows.rows()) {
			rows.draw(row, new TimeRange(0, 70_000), strip);
			StringBuilder line = new StringBuilder(".".repeat(14));
			for (int box = 0; box < strip.size(); box++) {
				String letter = rows.function(strip.function(box)).name().substring(0, 1);
				line.replace(strip.left(box), strip.right(box), letter.repeat(strip.right(box) - strip.left(box)));
			}
			text.append(line).append('\n');
		}
		return text.toString();
	}

	@Test
	void drawsThreadsBelowEachOther() throws IOException {
		TimelineRows rows = rows();
		assertEquals("""
				..mmmmmmmmmm..
				....ff.ffff...
				...fffff......
				.....gg.......
				""", picture(rows));
		assertEquals(new TimeRange(0, 60_000), rows.whole());
	}

	@Test
	void aCollapsedThreadShowsItsOutermostCalls() throws IOException {
		TimelineRows all = rows();
		TimelineRows rows = all.arrange(lane -> lane == all.places().getFirst().lane(), lane -> false);
		assertEquals("""
				..mmmmmmmmmm..
				...fffff......
				.....gg.......
				""", picture(rows));
		assertEquals(List.of(0, 1, 1), rows.rows().stream().map(TimelineRows.Row::place).toList());
		assertEquals(107, rows.places().get(1).lane().stream().tid());
	}

	@Test
	void isExactUnderThePointer() throws IOException {
		TimelineRows rows = rows();
		TimelineRows.Row row = rows.rows().get(1);
		Span call = rows.at(row, 36_000);
		assertEquals(new TimeRange(35_000, 55_000), rows.time(call));
		assertEquals(null, rows.at(row, 33_000));
		assertEquals(List.of("main", "f"), rows.stack(row, call).stream().map(span -> rows.function(span.function()).name()).toList());
	}

	@Test
	void stepsFromCallToCall() throws IOException {
		TimelineRows rows = rows();
		TimelineSteps steps = new TimelineSteps(rows);
		assertEquals("0 10000", text(rows, steps.first()));
		Stop long2 = steps.across(steps.first(), 1);
		assertEquals("1 35000", text(rows, long2));
		Stop short1 = steps.beside(long2, -1);
		assertEquals("1 20000", text(rows, short1));
		assertEquals(null, steps.beside(long2, 1));
		assertEquals("1 35000", text(rows, steps.same(short1, 1, Progress.NONE)));
		assertEquals("1 20000", text(rows, steps.same(long2, -1, Progress.NONE)));
		assertEquals(null, steps.same(long2, 1, Progress.NONE));
		assertEquals("2 15000", text(rows, steps.longest(long2, Progress.NONE)));
		assertEquals("1 20000", text(rows, steps.shortest(long2, Progress.NONE)));
		assertEquals("2 15000", text(rows, steps.across(long2, 1)));
	}

	private static String text(TimelineRows rows, Stop stop) {
		return stop.row() + " " + rows.time(stop.span()).from();
	}

	@Test
	void theIndexThatGrowsWithTheTreeIsTheOneThatIsBuiltAfter() throws IOException {
		TextRecording.write(folder, TWO_THREADS);
		CallTreeBuilder builder = CallTreeBuilder.indexing(Recording.open(folder));
		builder.update(Progress.NONE);
		builder.finish();
		assertEquals(picture(rows()), picture(builder.timeline().orElseThrow()));
		CallTreeBuilder again = CallTreeBuilder.indexing(Recording.open(folder));
		assertEquals(picture(rows()), picture(again.timeline().orElseThrow()));
	}

	@Test
	void callsThatHaveNotEndedAreFound() throws IOException {
		TextRecording.write(folder, """
				process 100 /usr/bin/python3 "python3 a.py"
				thread 100/100 main
				  10us > main a.py:1
				  20us > f a.py:2
				  30us < f
				  40us > f a.py:2
				  60us > g a.py:3
				  90us < g
				""");
		CallTreeBuilder builder = CallTreeBuilder.indexing(Recording.open(folder));
		builder.update(Progress.NONE);
		TimelineRows rows = builder.timeline().orElseThrow();
		List<LaneIndex> lanes = rows.places().stream().map(TimelineRows.Place::lane).toList();
		List<String> found = SpanSearch.of(any -> true).longest(lanes, 10, Progress.NONE).stream()
				.map(hit -> rows.function(hit.span().function()).name() + ' ' + rows.time(hit.span()).length() + (hit.span().isOpen() ? " so far" : "")).toList();
		assertEquals(List.of("main 80000 so far", "f 50000 so far", "g 30000", "f 10000"), found);
	}

	@Test
	void anIndexIsTemporaryWhereItCannotBeKept() throws IOException {
		TextRecording.write(folder, TWO_THREADS);
		Files.writeString(folder.resolve(RecordingIndex.FOLDER), "in the way");
		CallTreeBuilder builder = CallTreeBuilder.indexing(Recording.open(folder));
		builder.update(Progress.NONE);
		builder.finish();
		assertEquals(4, builder.timeline().orElseThrow().rows().size());
		assertTrue(builder.indexTrouble().orElseThrow().startsWith("the timeline's index cannot be kept beside the recording: "));
		assertEquals(Trees.text(build().snapshot(Grouping.MERGED)), Trees.text(builder.snapshot(Grouping.MERGED)));
	}

	@Test
	void theTreeOfAWindowHoldsWhatLiesInIt() throws IOException {
		assertEquals("""
				 0   26    6  main cut 1
				 1   20   20    f
				 0    8    5  f cut 1
				 0    3    3    g cut 1
				""", Trees.text(build().snapshot(Grouping.MERGED, new TimeRange(32_000, 58_000))));
		assertEquals(60_000, build().durationNanos());
	}

	@Test
	void theTreeOfTheWholeTimeIsTheWholeTree() throws IOException {
		assertEquals(Trees.text(build().snapshot(Grouping.MERGED)), Trees.text(build().snapshot(Grouping.MERGED, new TimeRange(0, 100_000))));
	}

	@Test
	void callersFromBeforeTheFirstEventAreAroundAWindow() throws IOException {
		assertEquals("""
				 0   10    0  main cut 1
				 0   10    5    inner cut 1
				 1    5    5      leaf
				""", Trees.text(Trees.build(folder, """
				process 100 /usr/bin/python3 "python3 a.py"
				thread 100/100
				  10us > leaf a.py:20
				  20us < leaf
				  35us > leaf
				  40us < leaf
				  50us < inner a.py:10
				  60us < main a.py:1
				""").snapshot(Grouping.MERGED, new TimeRange(30_000, 40_000))));
	}
}
