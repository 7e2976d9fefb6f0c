package org.tapsetstudio.analysis.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.analysis.CallDurations;
import org.tapsetstudio.analysis.CallRates;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.Indexes;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.SpanSearch;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.index.RecordingIndex;

class CallDurationsTest {
	@TempDir
	Path folder;

	private RecordingIndex index;
	private Clock clock;

	private void index(String text) throws IOException {
		CallTreeBuilder builder = Trees.build(folder, "process 100 /usr/bin/python3\nthread 100/100 main\n" + text);
		clock = builder.pairing().recording().clock();
		index = Indexes.openOrBuild(builder.pairing().recording(), Progress.NONE);
	}

	private int number(String function) {
		for (int i = 0; i < index.functions().size(); i++) {
			if (index.functions().get(i).name().equals(function)) {
				return i;
			}
		}
		throw new AssertionError(function);
	}

	@Test
	void percentilesOfEachFunction() throws IOException {
		StringBuilder text = new StringBuilder();
		for (int i = 1; i <= 1000; i++) {
			text.append(10_000L * i).append("us > f\n").append(10_000L * i + i).append("us < f\n");
		}
		index(text + "20s > open\n21s > g\n22s < g\n");
		List<CallDurations> all = CallDurations.byFunction(SpanSearch.of(f -> true), index.lanes(), index.functions().size(), clock, Progress.NONE);
		CallDurations f = all.get(number("f"));
		assertEquals(1000, f.count());
		assertEquals(1_000, f.min(), 1);
		assertEquals(500_000, f.percentile(50), 500);
		assertEquals(990_000, f.percentile(99), 1_000);
		assertEquals(1_000_000, f.max(), 1_000);
		assertEquals(500_500, f.mean(), 500);
		assertNull(all.get(number("open")), "its end was not recorded");
	}

	@Test
	void barsHoldEveryCallOnce() throws IOException {
		index("0us > f\n0us < f\n1us > f\n2us < f\n10us > f\n13us < f\n20us > f\n120us < f\n");
		CallDurations f = CallDurations.of(SpanSearch.of(number("f") == 2 ? n -> n == 2 : n -> false), index.lanes(), clock, Progress.NONE);
		for (int perDoubling : new int[] { 1, 2, 4 }) {
			List<CallDurations.Bar> bars = f.bars(perDoubling);
			assertEquals(4, bars.stream().mapToLong(CallDurations.Bar::count).sum());
			for (int i = 1; i < bars.size(); i++) {
				assertEquals(bars.get(i - 1).to(), bars.get(i).from());
			}
			assertEquals(1, bars.get(0).count());
			assertEquals(1, bars.get(bars.size() - 1).count());
		}
		assertEquals(List.of(), CallDurations.of(SpanSearch.of(n -> false), index.lanes(), clock, Progress.NONE).bars(1));
	}

	@Test
	void ratesOfAllAndOfSome() throws IOException {
		index("0us > main\n10us > f\n15us < f\n20us > f\n30us > g\n30us < g\n35us < f\n39us > f\n40us < f\n40us < main\n");
		TimeRange window = new TimeRange(0, 40_000);
		CallRates all = CallRates.all(index.lanes(), clock, window, 4, Progress.NONE);
		assertArrayEquals(new long[] { 1, 1, 1, 2 }, all.counts());
		assertEquals(100_000, all.perSecond(0), 1e-6);
		int f = number("f");
		assertArrayEquals(new long[] { 0, 1, 1, 1 }, CallRates.of(n -> n == f, index.lanes(), clock, window, 4, Progress.NONE).counts());
	}
}
