package org.tapsetstudio.analysis.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tapsetstudio.analysis.CallDurations;
import org.tapsetstudio.analysis.CallFilter;
import org.tapsetstudio.analysis.CallRates;
import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.CallTreeViews;
import org.tapsetstudio.analysis.FunctionPattern;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.HotFunctions;
import org.tapsetstudio.analysis.Indexes;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.SpanSearch;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.tests.RandomProgram.Call;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.index.RecordingIndex;

/** Analyses of programs at random against sums over the list of what the programs did. */
class RandomProgramsTest {
	private static final int EVENTS = 3000;
	private static final int FUNCTIONS = 5;

	@TempDir
	Path folder;

	private RandomProgram program;
	private CallTreeBuilder builder;

	private void run(int seed, int events, int functions, int depth) throws IOException {
		program = RandomProgram.write(folder, seed, events, functions, depth);
		builder = CallTreeBuilder.complete(Recording.open(folder), Progress.NONE);
	}

	/** What the lists say: by path, the calls, nanoseconds, those in itself, shortest, longest, unwound, cut. */
	private static Map<String, long[]> sums(List<Call> calls) {
		Map<String, long[]> sums = new TreeMap<>();
		for (Call call : calls) {
			long[] sum = sums.computeIfAbsent(String.join("/", call.path), key -> new long[] { 0, 0, 0, Long.MAX_VALUE, 0, 0, 0 });
			sum[0] += call.cutAtStart ? 0 : 1;
			sum[1] += call.duration();
			sum[2] += call.duration();
			if (!call.marker && !call.isCut()) {
				sum[3] = Math.min(sum[3], call.duration());
				sum[4] = Math.max(sum[4], call.duration());
			}
			sum[5] += call.unwound ? 1 : 0;
			sum[6] += call.isCut() ? 1 : 0;
		}
		sums.forEach((key, sum) -> {
			if (key.contains("/")) {
				sums.get(key.substring(0, key.lastIndexOf('/')))[2] -= sum[1];
			}
			sum[3] = sum[3] == Long.MAX_VALUE ? 0 : sum[3];
		});
		return sums;
	}

	private static Map<String, long[]> sums(CallTree tree) {
		Map<String, long[]> sums = new TreeMap<>();
		String[] paths = new String[tree.size()];
		paths[0] = "";
		for (int node = 1; node < tree.size(); node++) {
			paths[node] = (tree.parent(node) == 0 ? "" : paths[tree.parent(node)] + "/") + tree.label(node);
			if (tree.functionId(node) >= 0) {
				sums.put(paths[node], new long[] { tree.calls(node), tree.total(node), tree.self(node), tree.min(node), tree.max(node), tree.unwound(node), tree.cut(node) });
			}
		}
		return sums;
	}

	private static void assertSame(Map<String, long[]> expected, Map<String, long[]> found) {
		assertEquals(expected.keySet(), found.keySet());
		expected.forEach((path, sum) -> assertArrayEquals(sum, found.get(path), path));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void treesOfAllThreadsOfEachAndOfEachProcess(int seed) throws IOException {
		run(seed, EVENTS, FUNCTIONS, 6);
		assertSame(sums(program.calls), sums(builder.snapshot(Grouping.MERGED)));
		Map<String, long[]> ofEach = new TreeMap<>();
		for (int thread = 100; thread < 103; thread++) {
			String name = "t" + thread;
			String label = name + " " + RandomProgram.process(thread) + "/" + thread;
			sums(program.calls.stream().filter(call -> call.thread.equals(name)).toList()).forEach((path, sum) -> ofEach.put(label + "/" + path, sum));
		}
		assertSame(ofEach, sums(builder.snapshot(Grouping.THREAD)));
		Map<String, long[]> ofProcesses = new TreeMap<>();
		for (int process : List.of(100, 102)) {
			sums(program.calls.stream().filter(call -> RandomProgram.process(Integer.parseInt(call.thread.substring(1))) == process).toList())
					.forEach((path, sum) -> ofProcesses.put("python3 " + process + "/" + path, sum));
		}
		assertSame(ofProcesses, sums(builder.snapshot(Grouping.PROCESS)));
		for (CallTree tree : List.of(builder.snapshot(Grouping.MERGED), builder.snapshot(Grouping.THREAD), builder.snapshot(Grouping.PROCESS))) {
			for (int node = 0; node < tree.size(); node++) {
				int[] children = tree.children(node);
				for (int i = 1; i < children.length; i++) {
					assertTrue(tree.total(children[i - 1]) >= tree.total(children[i]), "longest first");
				}
			}
		}
	}

	/** Nodes stand in the order of their first calls, though calls are counted when they end. */
	@ParameterizedTest
	@CsvSource({ "10, 3000, 5, 6", "11, 5000, 30, 3", "12, 30000, 40, 40" })
	void nodesInTheOrderOfTheirFirstCalls(int seed, int events, int functions, int depth) throws IOException {
		run(seed, events, functions, depth);
		CallTree tree = builder.snapshot(Grouping.THREAD);
		Map<String, List<String>> found = new TreeMap<>();
		String[] paths = new String[tree.size()];
		String thread = "";
		for (int node = 1; node < tree.size(); node++) {
			if (tree.functionId(node) < 0) {
				thread = tree.label(node).split(" ")[0];
				paths[node] = "";
			} else {
				paths[node] = (paths[tree.parent(node)] + "/" + tree.label(node)).replaceFirst("^/", "");
				found.computeIfAbsent(thread, key -> new ArrayList<>()).add(paths[node]);
			}
		}
		Map<String, List<String>> expected = new TreeMap<>();
		for (String name : List.of("t100", "t101", "t102")) {
			List<Call> calls = program.calls.stream().filter(call -> call.thread.equals(name)).toList();
			Stream<Call> before = calls.stream().filter(call -> call.cutAtStart).sorted(Comparator.comparing(call -> call.path.size()));
			expected.put(name, Stream.concat(before, calls.stream()).map(call -> String.join("/", call.path)).distinct().toList());
		}
		assertEquals(expected, found);
	}

	@Test
	void aTreeLargerThanTheCaches() throws IOException {
		run(4, 150_000, 20, 7);
		CallTree tree = builder.snapshot(Grouping.MERGED);
		assertTrue(tree.size() > 30_000, tree.size() + " nodes");
		assertSame(sums(program.calls), sums(tree));
	}

	@Test
	void hotFunctions() throws IOException {
		run(5, EVENTS, FUNCTIONS, 6);
		Map<String, long[]> expected = new HashMap<>();
		Map<String, long[]> byPath = sums(program.calls);
		for (Call call : program.calls) {
			long[] sum = expected.computeIfAbsent(call.function(), key -> new long[] { 0, 0, 0, Long.MAX_VALUE, 0 });
			sum[0] += call.cutAtStart ? 0 : 1;
			sum[1] += call.path.indexOf(call.function()) == call.path.size() - 1 ? call.duration() : 0;
			if (!call.marker && !call.isCut()) {
				sum[3] = Math.min(sum[3], call.duration());
				sum[4] = Math.max(sum[4], call.duration());
			}
		}
		byPath.forEach((path, sum) -> expected.get(path.substring(path.lastIndexOf('/') + 1))[2] += sum[2]);
		List<HotFunctions.Row> rows = HotFunctions.of(builder.snapshot(Grouping.MERGED));
		assertEquals(expected.size(), rows.size());
		for (HotFunctions.Row row : rows) {
			long[] sum = expected.get(row.function().name());
			assertArrayEquals(new long[] { sum[0], sum[1], sum[2], sum[3] == Long.MAX_VALUE ? 0 : sum[3], sum[4] }, new long[] { row.calls(), row.total(), row.self(), row.min(), row.max() },
					row.function().name());
		}
		for (int i = 1; i < rows.size(); i++) {
			assertTrue(rows.get(i - 1).self() >= rows.get(i).self(), "hottest first");
		}
	}

	@Test
	void percentilesRatesAndSearches() throws IOException {
		run(6, EVENTS, FUNCTIONS, 6);
		RecordingIndex index = Indexes.openOrBuild(builder.pairing().recording(), Progress.NONE);
		Clock clock = builder.pairing().recording().clock();
		List<CallDurations> all = CallDurations.byFunction(SpanSearch.of(f -> true), index.lanes(), index.functions().size(), clock, Progress.NONE);
		for (int f = 0; f < index.functions().size(); f++) {
			String name = index.functions().get(f).name();
			List<Long> durations = new ArrayList<>(program.calls.stream().filter(call -> call.function().equals(name) && !call.isCut() && !call.marker).map(Call::duration).sorted().toList());
			if (durations.isEmpty()) {
				continue;
			}
			assertEquals(durations.size(), all.get(f).count());
			for (double percent : new double[] { 50, 90, 99, 99.9 }) {
				long exact = durations.get((int) Math.ceil(percent / 100 * durations.size()) - 1);
				assertEquals(exact, all.get(f).percentile(percent), exact / 500.0, name + " " + percent);
			}
			List<Long> longest = new SpanSearch(n -> name.equals(index.functions().get(n).name()), 0, Long.MAX_VALUE, 0, Long.MAX_VALUE).longest(index.lanes(), 10, Progress.NONE).stream()
					.map(hit -> hit.span().end() - hit.span().start()).toList();
			List<Long> expected = new ArrayList<>(program.calls.stream().filter(call -> call.function().equals(name)).map(Call::duration).toList());
			expected.sort(Collections.reverseOrder());
			assertEquals(expected.subList(0, longest.size()), longest);
		}
		TimeRange window = new TimeRange(10_000, 60_000);
		long[] expected = new long[10];
		long[] some = new long[10];
		for (Call call : program.calls) {
			long at = clock.toNanos(call.start) - window.from();
			if (at >= 0 && at < window.length()) {
				expected[(int) (at * 10 / window.length())]++;
				some[(int) (at * 10 / window.length())] += call.function().equals("f1") ? 1 : 0;
			}
		}
		assertArrayEquals(expected, CallRates.all(index.lanes(), clock, window, 10, Progress.NONE).counts());
		assertArrayEquals(some, CallRates.of(f -> index.functions().get(f).name().equals("f1"), index.lanes(), clock, window, 10, Progress.NONE).counts());
	}

	private void assertFiltered(CallFilter filter, Predicate<Call> kept) {
		Map<String, long[]> expected = new TreeMap<>();
		for (String thread : List.of("t100", "t101", "t102")) {
			List<Call> calls = program.calls.stream().filter(call -> call.thread.equals(thread) && kept.test(call)).toList();
			for (Call call : calls) {
				List<String> path = calls.stream().filter(around -> around != call && around.path.size() < call.path.size() && around.start <= call.start && around.end >= call.end
						&& around.path.equals(call.path.subList(0, around.path.size()))).sorted((a, b) -> a.path.size() - b.path.size()).map(Call::function).toList();
				long[] sum = expected.computeIfAbsent((path.isEmpty() ? "" : String.join("/", path) + "/") + call.function(), key -> new long[2]);
				sum[0] += call.cutAtStart ? 0 : 1;
				sum[1] += call.duration();
			}
		}
		Map<String, long[]> found = new TreeMap<>();
		sums(builder.snapshot(Grouping.MERGED, filter, Progress.NONE).orElseThrow()).forEach((path, sum) -> found.put(path, new long[] { sum[0], sum[1] }));
		assertSame(expected, found);
	}

	@Test
	void filters() throws IOException {
		run(7, 600, 4, 5);
		assertFiltered(CallFilter.ALL.ofThreads(stream -> stream.tid() == 101), call -> call.thread.equals("t101"));
		assertFiltered(CallFilter.ALL.without(FunctionPattern.of("f1")), call -> !call.function().equals("f1"));
		assertFiltered(CallFilter.ALL.without(function -> function.file().equals("part0.py")), call -> !List.of("f0", "f3").contains(call.function()));
		assertFiltered(CallFilter.ALL.inside(FunctionPattern.of("f2")), call -> call.path.contains("f2"));
		for (long[] limits : new long[][] { { 1, Long.MAX_VALUE }, { 200, Long.MAX_VALUE }, { 0, 300 }, { 50, 5000 }, { 2 * RandomProgram.END, Long.MAX_VALUE } }) {
			assertFiltered(CallFilter.ALL.lasting(limits[0], limits[1]), call -> call.marker || call.duration() >= limits[0] && call.duration() <= limits[1]);
		}
		assertFiltered(CallFilter.ALL.lasting(100, 4000).without(FunctionPattern.of("f1")).ofThreads(stream -> stream.tid() != 102),
				call -> (call.marker || call.duration() >= 100 && call.duration() <= 4000) && !call.function().equals("f1") && !call.thread.equals("t102"));
	}

	@Test
	void windowsOfTime() throws IOException {
		run(9, EVENTS, FUNCTIONS, 6);
		for (TimeRange window : List.of(new TimeRange(0, 20_000), new TimeRange(30_001, 31_234), new TimeRange(50_000, 2 * RandomProgram.END))) {
			Map<String, Long> expected = new TreeMap<>();
			Clock clock = builder.pairing().recording().clock();
			for (Call call : program.calls) {
				long from = Math.max(window.from(), clock.toNanos(call.start));
				long to = Math.min(window.to(), clock.toNanos(call.end));
				if (to > from) {
					expected.merge(String.join("/", call.path), to - from, Long::sum);
				}
			}
			Map<String, Long> found = totals(builder.snapshot(Grouping.MERGED, window));
			found.values().removeIf(total -> total == 0);
			assertEquals(expected, found);
		}
	}

	@Test
	void viewsOfATree() throws IOException {
		run(8, EVENTS, FUNCTIONS, 6);
		CallTree tree = builder.snapshot(Grouping.MERGED);
		int chosen = number(tree, "f1");
		Map<String, Long> leaves = new TreeMap<>();
		Map<String, Long> callees = new TreeMap<>();
		Map<String, Long> callers = new TreeMap<>();
		sums(program.calls).forEach((path, sum) -> {
			List<String> outwards = new ArrayList<>(List.of(path.split("/")));
			int first = outwards.indexOf("f1");
			if (first >= 0) {
				callees.merge(String.join("/", outwards.subList(first, outwards.size())), sum[1], Long::sum);
			}
			boolean outermost = first == outwards.size() - 1;
			boolean isChosen = outwards.get(outwards.size() - 1).equals("f1");
			Collections.reverse(outwards);
			for (int end = 1; end <= outwards.size(); end++) {
				leaves.merge(String.join("/", outwards.subList(0, end)), sum[2], Long::sum);
				if (isChosen) {
					callers.merge(String.join("/", outwards.subList(0, end)), outermost ? sum[1] : 0, Long::sum);
				}
			}
		});
		assertEquals(leaves, totals(CallTreeViews.fromLeaves(tree, Progress.NONE).orElseThrow()));
		assertEquals(callees, totals(CallTreeViews.callees(tree, f -> f == chosen, Progress.NONE).orElseThrow()));
		assertEquals(callers, totals(CallTreeViews.callers(tree, f -> f == chosen, Progress.NONE).orElseThrow()));
	}

	private static int number(CallTree tree, String function) {
		for (int node = 1; node < tree.size(); node++) {
			if (tree.label(node).equals(function)) {
				return tree.functionId(node);
			}
		}
		throw new AssertionError(function);
	}

	private static Map<String, Long> totals(CallTree tree) {
		Map<String, Long> totals = new TreeMap<>();
		sums(tree).forEach((path, sum) -> totals.put(path, sum[1]));
		return totals;
	}
}
