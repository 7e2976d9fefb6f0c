package org.tapsetstudio.analysis.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.Indexes;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.rules.Evidence;
import org.tapsetstudio.analysis.rules.Finding;
import org.tapsetstudio.analysis.rules.Rule;
import org.tapsetstudio.analysis.rules.Rules;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.RecordingIndex;
import org.tapsetstudio.recording.index.Span;

/** Each rule finds what it is for, and is silent where there is nothing. */
class RulesTest {
	private static final String PYTHON = "process 100 /usr/bin/python3 \"python3 a.py\"\n";
	private static final String THREAD = "thread 100/100 main\n";
	private static final String POSTGRES = "process 100 /usr/bin/postgres\nmarker postgresql checkpoint__start int\nmarker postgresql checkpoint__done int\n" + THREAD;
	/** Rule, provider, entry, return, kind of the argument and its value. */
	private static final String[][] SHARES = { { "garbage-collection", "hotspot", "gc__begin", "gc__end", "int", "0" }, { "compilation", "hotspot", "method__compile__begin", "method__compile__end", "int", "0" },
			{ "lock-wait", "postgresql", "lwlock__wait__start", "lwlock__wait__done", "string", "\"WALWrite\"" },
			{ "imports", "python", "import__find__load__start", "import__find__load__done", "string", "\"json\"" },
			{ "sorts", "postgresql", "sort__start", "sort__done", "int", "0" } };

	@TempDir
	Path folder;

	private List<Finding> look(String recording) throws IOException {
		CallTreeBuilder builder = Trees.build(folder, recording);
		RecordingIndex index = Indexes.openOrBuild(builder.pairing().recording(), Progress.NONE);
		List<Finding> findings = Rules.look(builder, index, Progress.NONE);
		for (Finding finding : findings) {
			for (Evidence evidence : finding.evidence()) {
				assertTrue(selects(evidence, index, builder.pairing().recording().clock()), () -> finding.rule() + ": " + evidence);
			}
		}
		return findings;
	}

	/** Whether there is a call of the evidence's thread and function that begins and ends when it says. */
	private static boolean selects(Evidence evidence, RecordingIndex index, Clock clock) {
		for (LaneIndex lane : index.lanes()) {
			for (int depth = 0; depth < lane.depth(); depth++) {
				Span span = lane.at(depth, clock.toTicks(evidence.startNanos()));
				if (lane.stream().toString().equals(evidence.thread()) && span != null && index.functions().get(span.function()).name().equals(evidence.function())
						&& clock.toNanos(span.start()) == evidence.startNanos() && clock.toNanos(span.end()) == evidence.endNanos()) {
					return true;
				}
			}
		}
		return false;
	}

	/** Just less than what a rule is for, one recording for each rule that has a limit. */
	private static Map<String, String> almost() {
		String queries = "process 100 /usr/bin/postgres\nmarker postgresql query__start string\nmarker postgresql query__done string\n" + THREAD;
		Map<String, String> almost = new HashMap<>();
		almost.put("hot-function", PYTHON + THREAD + calls(5, 100, i -> "f" + i, 90));
		almost.put("deep-recursion", PYTHON + THREAD + IntStream.range(0, 99).mapToObj(i -> i + 1 + "us > f\n").collect(Collectors.joining()));
		almost.put("unwound-calls", PYTHON + THREAD + calls(310, 10, i -> "g", 5) + unwound("g", 4000, 100) + unwound("f", 6000, 99));
		almost.put("checkpoints", checkpoints(3, 31));
		almost.put("slow-outlier", PYTHON + THREAD + calls(200, 100, i -> "read", 5) + "30ms > read\n34ms < read\n");
		almost.put("repeated-query", queries + IntStream.range(0, 49)
				.mapToObj(i -> 10 * i + "us postgresql:query__start \"SELECT " + i + "\"\n" + (10 * i + 5) + "us postgresql:query__done \"SELECT " + i + "\"\n").collect(Collectors.joining()));
		almost.put("uncertain-calls", PYTHON + THREAD + calls(100, 10, i -> "f", 5) + IntStream.range(0, 9).mapToObj(i -> 2000 + i + "us > g" + i + "\n").collect(Collectors.joining()));
		almost.put("tiny-calls", PYTHON + THREAD + calls(99_999, 1, i -> "f", 0).replace("us <", "1ns <"));
		almost.put("lost-events", PYTHON + THREAD + "10us > a\n30us < a\n");
		almost.put("damaged-files", PYTHON + THREAD + "10us > a\n30us < a\n");
		almost.put("omitted-hits", PYTHON + THREAD + "10us > a\n30us < a\n");
		return almost;
	}

	/** Calls that are left by an exception. */
	private static String unwound(String name, int from, int count) {
		return IntStream.range(0, count).mapToObj(i -> from + 10 * i + "us > " + name + "\n" + (from + 10 * i + 4) + "us < " + name + " unwound\n").collect(Collectors.joining());
	}

	private static String checkpoints(int count, int seconds) {
		return POSTGRES + IntStream.range(0, count)
				.mapToObj(i -> 1000 * seconds * (i + 1) + "ms postgresql:checkpoint__start 0\n" + (1000 * seconds * (i + 1) + 500) + "ms postgresql:checkpoint__done 0\n").collect(Collectors.joining());
	}

	/** Calls that each begin so many microseconds after the one before, and last so many. */
	private static String calls(int count, int step, IntFunction<String> name, int duration) {
		return IntStream.range(0, count).mapToObj(i -> step * i + "us > " + name.apply(i) + "\n" + (step * i + duration) + "us < " + name.apply(i) + "\n").collect(Collectors.joining());
	}

	@Test
	void lessIsNoFinding() throws IOException {
		Path all = folder;
		Map<String, String> almost = almost();
		for (Rule rule : Rules.ALL) {
			String text = almost.get(rule.id());
			if (text == null) {
				text = shareOf(rule.id()).replace("60us", "22us");
			}
			folder = all.resolve(rule.id());
			assertFalse(names(look(text)).contains(rule.id()), rule.id());
		}
	}

	private String shareOf(String rule) {
		String[] one = Stream.of(SHARES).filter(share -> share[0].equals(rule)).findFirst().orElseThrow(() -> new AssertionError("no recording that is no finding of " + rule));
		String text = pair(one[1], one[2], one[3], one[4], one[5]);
		return rule.equals("sorts") ? inAQuery(text) : text;
	}

	/** Whole is what the rule's share is of: a sort is a part of queries. */
	private static String inAQuery(String text) {
		return text.replace(THREAD, "marker postgresql query__start string\nmarker postgresql query__done string\n" + THREAD).replace("> main", "postgresql:query__start \"SELECT\"").replace("< main", "postgresql:query__done \"SELECT\"");
	}

	private static Set<String> names(List<Finding> findings) {
		return findings.stream().map(Finding::rule).collect(Collectors.toSet());
	}

	private static Finding only(String rule, List<Finding> findings) {
		List<Finding> those = findings.stream().filter(f -> f.rule().equals(rule)).toList();
		assertEquals(1, those.size(), findings::toString);
		return those.get(0);
	}

	/** Something that begins and ends in a thread, with much other work around it. */
	private String pair(String provider, String entry, String leave, String kind, String value) {
		String suffix = value.isEmpty() ? "" : " " + value;
		return PYTHON + "marker " + provider + " " + entry + " " + kind + "\nmarker " + provider + " " + leave + " " + kind + "\n" + THREAD + "10us > main\n20us " + provider + ":" + entry + suffix
				+ "\n60us " + provider + ":" + leave + suffix + "\n100us < main\n";
	}

	@Test
	void aBalancedProgramHasNoFindings() throws IOException {
		StringBuilder text = new StringBuilder(PYTHON + THREAD);
		for (int i = 0; i < 8; i++) {
			text.append(10 * i + 10).append("us > f").append(i).append('\n').append(10 * i + 20).append("us < f").append(i).append('\n');
		}
		assertEquals(List.of(), look(text.toString()));
	}

	@Test
	void hotFunction() throws IOException {
		Finding finding = only("hot-function", look(PYTHON + THREAD + "0us > a\n10us < a\n10us > b\n80us < b\n80us > a\n90us < a\n"));
		assertTrue(finding.summary().startsWith("b a.py:1 takes 77.8 % of the time"), finding.summary());
		assertEquals(List.of(new Evidence("100/100", "b", "a.py:1", 10_000, 80_000)), finding.evidence());
	}

	@Test
	void deepRecursion() throws IOException {
		StringBuilder text = new StringBuilder(PYTHON + THREAD);
		for (int i = 0; i < 120; i++) {
			text.append(i + 1).append("us > f\n");
		}
		assertTrue(only("deep-recursion", look(text.toString())).summary().contains("120 times"));
	}

	@Test
	void unwoundCalls() throws IOException {
		Finding finding = only("unwound-calls", look(PYTHON + THREAD + calls(100, 10, i -> "parse", 5) + unwound("parse", 2000, 100)));
		assertEquals("100 of 200 calls of parse a.py:1 are left by an exception or a jump.", finding.summary());
		assertEquals(Set.of(4_000L), finding.evidence().stream().map(one -> one.endNanos() - one.startNanos()).collect(Collectors.toSet()));
	}

	@ParameterizedTest
	@CsvSource({ "5000, 5 µs", "500, 500 ns" })
	void slowOutlier(int nanos, String others) throws IOException {
		StringBuilder text = new StringBuilder(PYTHON + THREAD);
		for (int i = 0; i < 200; i++) {
			text.append(100_000 * i).append("ns > read\n").append(100_000 * i + nanos).append("ns < read\n");
		}
		Finding finding = only("slow-outlier", look(text + "30ms > read\n90ms < read\n"));
		assertEquals("One call of read a.py:1 lasts 60 ms; the others last " + others + " on average.", finding.summary());
		assertEquals(30_000_000, finding.evidence().get(0).startNanos());
	}

	/** The outermost call of a recursion is always the longest by far. */
	@Test
	void aRecursionIsNoOutlier() throws IOException {
		StringBuilder text = new StringBuilder(PYTHON + THREAD + "0us > walk\n");
		for (int i = 0; i < 200; i++) {
			text.append(100 * i + 50).append("us > walk\n").append(100 * i + 55).append("us < walk\n");
		}
		assertFalse(names(look(text + "90ms < walk\n")).contains("slow-outlier"));
	}

	/** A thread's lifetime, a pause, a wait: neither is a function that could be made faster. */
	@Test
	void whatIsNoWorkIsNotHot() throws IOException {
		for (String pair : List.of("hotspot thread__start thread__stop", "hotspot gc__begin gc__end", "hotspot monitor__wait monitor__waited", "postgresql checkpoint__start checkpoint__done")) {
			String[] names = pair.split(" ");
			assertFalse(names(look(pair(names[0], names[1], names[2], "int", "1").replace("20us", "11us").replace("60us", "99us"))).contains("hot-function"), pair);
		}
	}

	@Test
	void repeatedQuery() throws IOException {
		StringBuilder text = new StringBuilder("process 100 /usr/bin/postgres\nmarker postgresql query__start string\nmarker postgresql query__done string\n" + THREAD);
		for (int i = 0; i < 60; i++) {
			String query = " \"SELECT * FROM item WHERE id = " + (i - 30) + " AND name = 'n" + i + "'\"\n";
			for (String one : List.of(query, " \"COMMIT;\"\n")) {
				text.append(10 * i).append("us postgresql:query__start").append(one).append(10 * i + 5).append("us postgresql:query__done").append(one);
			}
		}
		Finding finding = only("repeated-query", look(text.toString()));
		assertEquals("\"SELECT * FROM item WHERE id = ? AND name = ?\" runs 60 times.", finding.summary());
		assertEquals(5, finding.evidence().size());
	}

	@Test
	void shares() throws IOException {
		Path all = folder;
		for (String[] one : SHARES) {
			folder = all.resolve(one[0]);
			Finding finding = only(one[0], look(shareOf(one[0])));
			assertTrue(finding.summary().contains("44.4 %"), finding.summary());
			assertEquals(20_000, finding.evidence().get(0).startNanos());
		}
	}

	/** A package's code is run before that of the module that is asked for, and what the module imports inside of it. What is no Python has no code to show. */
	@Test
	void importsAreShownByTheirModules() throws IOException {
		String text = PYTHON + THREAD + """
				10us > _find_and_load boot.py:1
				12us > _find_and_load boot.py:1
				13us > <module> pack/__init__.py:1
				20us < <module> pack/__init__.py
				21us < _find_and_load boot.py
				22us > <module> pack/wanted.py:1
				25us > _find_and_load boot.py:1
				26us > <module> inner.py:1
				40us < <module> inner.py
				41us < _find_and_load boot.py
				80us < <module> pack/wanted.py
				81us < _find_and_load boot.py
				90us > _find_and_load boot.py:1
				95us < _find_and_load boot.py
				""";
		assertEquals(List.of("<module> pack/wanted.py:1", "_find_and_load boot.py:1"), only("imports", look(text)).evidence().stream().map(Evidence::label).toList());
	}

	/** Nothing but waits is recorded: of the rest of the time it is known that it was no wait. */
	@Test
	void timeWithoutCallsIsTimeOfAThread() throws IOException {
		String waits = "10us postgresql:lwlock__wait__start \"WALWrite\"\n20us postgresql:lwlock__wait__done \"WALWrite\"\n";
		String text = "process 100 /usr/bin/postgres\nmarker postgresql lwlock__wait__start string\nmarker postgresql lwlock__wait__done string\n" + THREAD + waits;
		assertTrue(only("lock-wait", look(text + waits.replace("10us", "90us").replace("20us", "110us"))).summary().startsWith("Waiting for locks takes 30.0 % of the time of all threads, in 2 parts"));
	}

	/** Threads that are there, but rest, do not make a collection shorter, which stops all of them. */
	@Test
	void aCollectionStopsAllThreads() throws IOException {
		StringBuilder text = new StringBuilder(shareOf("garbage-collection"));
		for (int i = 101; i < 120; i++) {
			text.append("thread 100/" + i + " worker\n10us > work\n100us < work\n");
		}
		assertTrue(only("garbage-collection", look(text.toString())).summary().startsWith("Garbage collection takes 44.4 % of the time that the program ran, in 1 part."));
	}

	@Test
	void frequentCheckpoints() throws IOException {
		Finding finding = only("checkpoints", look(checkpoints(4, 2)));
		assertEquals("PostgreSQL made 4 checkpoints, one every 2.0 s.", finding.summary());
		assertEquals(4, finding.evidence().size());
		folder = folder.resolve("two");
		assertFalse(names(look(checkpoints(2, 1))).contains("checkpoints"));
	}

	/** One that another one waits for is not told of, and many at once are one finding. */
	@Test
	void slowOutliersOfManyFunctions() throws IOException {
		String quick = IntStream.range(0, 200).mapToObj(i -> "100us > outer\n101us > a\n103us < a\n104us < outer\n105us > b\n108us < b\n109us > c\n112us < c\n112us > d\n115us < d\n").collect(Collectors.joining());
		StringBuilder text = new StringBuilder(PYTHON + THREAD);
		String[] lines = quick.split("\n");
		for (int i = 0; i < lines.length; i++) {
			text.append(20 * (i / 10) + Integer.parseInt(lines[i].substring(0, 3))).append(lines[i].substring(3)).append('\n');
		}
		String nested = text + "30ms > outer\n31ms > a\n61ms < a\n62ms < outer\n";
		Finding one = only("slow-outlier", look(nested));
		assertTrue(one.summary().startsWith("One call of a a.py:1 lasts 30 ms"), one.summary());
		folder = folder.resolve("many");
		Finding many = only("slow-outlier", look(nested + "70ms > b\n90ms < b\n100ms > c\n120ms < c\n130ms > d\n150ms < d\n"));
		assertEquals("One call each of 4 functions lasts up to 30 ms, a thousand times as long as their others.", many.summary());
		assertEquals(List.of("a", "b", "c", "d"), many.evidence().stream().map(Evidence::function).sorted().toList());
	}

	@Test
	void lostEvents() throws IOException {
		assertTrue(names(look(PYTHON + THREAD + "10us > a\n20us lost 4\n30us > b\n40us < b\n")).contains("lost-events"));
	}

	@Test
	void uncertainCalls() throws IOException {
		StringBuilder text = new StringBuilder(PYTHON + THREAD);
		for (int i = 0; i < 15; i++) {
			text.append(i + 1).append("us > f").append(i).append('\n');
		}
		Finding finding = only("uncertain-calls", look(text.toString()));
		assertEquals(List.of("f0"), finding.evidence().stream().map(Evidence::function).toList(), "the others are inside of it");
	}

	@Test
	void damagedFiles() throws IOException {
		Trees.build(folder, PYTHON + THREAD + "10us > a\n20us < a\n30us > b\n40us < b\n");
		try (var files = Files.list(folder)) {
			Path stream = files.filter(f -> f.toString().endsWith(".stream")).findFirst().get();
			byte[] bytes = Files.readAllBytes(stream);
			bytes[4096 + 3 * 24 + 12] = 3; // the length of the fourth event
			Files.write(stream, bytes);
		}
		Finding finding = only("damaged-files", lookAgain());
		assertEquals(List.of(new Evidence("100/100", "b", "a.py:1", 30_000, 30_000)), finding.evidence());
	}

	/** With what was changed in the files since they were made. */
	private List<Finding> lookAgain() throws IOException {
		CallTreeBuilder builder = CallTreeBuilder.complete(org.tapsetstudio.recording.Recording.open(folder), Progress.NONE);
		return Rules.look(builder, Indexes.openOrBuild(builder.pairing().recording(), Progress.NONE), Progress.NONE);
	}

	@Test
	void hitsThatAConditionLeftOut() throws IOException {
		Trees.build(folder, PYTHON + THREAD + "10us > a\n20us < a\n");
		Files.writeString(folder.resolve("plan"), """
				tapset-plan	1
				probe	1		python	function__entry	s2	s2=61
				probe	2		python	function__return	-
				""");
		ByteBuffer counters = ByteBuffer.allocate(4 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN); // two probes, and two threads that count beside each other
		Files.write(folder.resolve("discarded"), counters.putLong(1_000).putLong(5).putLong(234).putLong(6).array());
		Finding finding = only("omitted-hits", lookAgain());
		assertEquals("1,234 hits of python:function__entry were left out where they happened; recorded were those where the string at $arg2 is \"a\".", finding.summary());
		assertTrue(finding.advice().contains("tapset record"), finding.advice());
		assertEquals(List.of(new Evidence("100/100", "a", "a.py:1", 10_000, 20_000)), finding.evidence());
	}

	@Test
	void tinyCalls() throws IOException {
		StringBuilder text = new StringBuilder(PYTHON + THREAD);
		for (int i = 0; i < 100_000; i++) {
			text.append(200 * i).append("ns > f\n").append(200 * i + 100).append("ns < f\n");
		}
		assertTrue(only("tiny-calls", look(text.toString())).summary().contains("100,000 times for 100 ns each"));
	}

	/** As on a busy machine: most calls take 100 ns, every thousandth 1 ms, in which another program ran. */
	@Test
	void tinyCallsSomeOfWhichWerePreempted() throws IOException {
		StringBuilder text = new StringBuilder(PYTHON + THREAD);
		long at = 0;
		for (int i = 0; i < 100_000; i++) {
			text.append(at).append("ns > f\n");
			at += i % 1000 == 0 ? 1_000_000 : 100;
			text.append(at).append("ns < f\n");
			at += 100;
		}
		assertTrue(only("tiny-calls", look(text.toString())).summary().contains("100,000 times for 100 ns each"));
	}

	@Test
	void everyRuleIsDocumented() throws IOException {
		Path page = Path.of("").toAbsolutePath();
		while (!Files.exists(page.resolve("docs/findings.md"))) {
			page = page.getParent();
		}
		String text = Files.readString(page.resolve("docs/findings.md"));
		for (Rule rule : Rules.ALL) {
			assertTrue(text.contains("| `" + rule.id() + "` |"), rule.id());
		}
	}
}
