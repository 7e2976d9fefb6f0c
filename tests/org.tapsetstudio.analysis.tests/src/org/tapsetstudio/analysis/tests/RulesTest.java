package org.tapsetstudio.analysis.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.Indexes;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.rules.Evidence;
import org.tapsetstudio.analysis.rules.Finding;
import org.tapsetstudio.analysis.rules.Rule;
import org.tapsetstudio.analysis.rules.Rules;

/** Each rule finds what it is for, and is silent where there is nothing. */
class RulesTest {
	private static final String PYTHON = "process 100 /usr/bin/python3 \"python3 a.py\"\n";
	private static final String THREAD = "thread 100/100 main\n";

	@TempDir
	Path folder;

	private List<Finding> look(String recording) throws IOException {
		CallTreeBuilder builder = Trees.build(folder, recording);
		return Rules.look(builder, Indexes.openOrBuild(builder.pairing().recording(), Progress.NONE), Progress.NONE);
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
		assertEquals(List.of(new Evidence("100/100", "b", 10_000, 80_000)), finding.evidence());
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
		StringBuilder text = new StringBuilder(PYTHON + THREAD);
		for (int i = 0; i < 30; i++) {
			text.append(10 * i + 1).append("us > parse\n").append(10 * i + 5).append("us < parse unwound\n");
		}
		assertTrue(only("unwound-calls", look(text.toString())).summary().startsWith("30 of 30 calls of parse"));
	}

	@Test
	void slowOutlier() throws IOException {
		StringBuilder text = new StringBuilder(PYTHON + THREAD);
		for (int i = 0; i < 200; i++) {
			text.append(100 * i).append("us > read\n").append(100 * i + 5).append("us < read\n");
		}
		Finding finding = only("slow-outlier", look(text + "30ms > read\n90ms < read\n"));
		assertEquals("One call of read a.py:1 lasts 60 ms; the others last 5 µs on average.", finding.summary());
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
			String query = " \"SELECT * FROM item WHERE id = " + i + " AND name = 'n" + i + "'\"\n";
			text.append(10 * i).append("us postgresql:query__start").append(query).append(10 * i + 5).append("us postgresql:query__done").append(query);
		}
		Finding finding = only("repeated-query", look(text.toString()));
		assertEquals("\"SELECT * FROM item WHERE id = ? AND name = ?\" runs 60 times.", finding.summary());
		assertEquals(5, finding.evidence().size());
	}

	@Test
	void shares() throws IOException {
		String[][] cases = { { "garbage-collection", "hotspot", "gc__begin", "gc__end", "int", "0" }, { "compilation", "hotspot", "method__compile__begin", "method__compile__end", "int", "0" },
				{ "lock-wait", "postgresql", "lwlock__wait__start", "lwlock__wait__done", "string", "\"WALWrite\"" },
				{ "imports", "python", "import__find__load__start", "import__find__load__done", "string", "\"json\"" },
				{ "checkpoints", "postgresql", "checkpoint__start", "checkpoint__done", "int", "0" }, { "sorts", "postgresql", "sort__start", "sort__done", "int", "0" } };
		Path all = folder;
		for (String[] one : cases) {
			folder = all.resolve(one[0]);
			Finding finding = only(one[0], look(pair(one[1], one[2], one[3], one[4], one[5])));
			assertTrue(finding.summary().contains("44.4 %"), finding.summary());
			assertEquals(20_000, finding.evidence().get(0).startNanos());
		}
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
		assertTrue(names(look(text.toString())).contains("uncertain-calls"));
	}

	@Test
	void damagedFiles() throws IOException {
		Trees.build(folder, PYTHON + THREAD + "10us > a\n20us < a\n");
		try (var files = Files.list(folder)) {
			Path stream = files.filter(f -> f.toString().endsWith(".stream")).findFirst().get();
			byte[] bytes = Files.readAllBytes(stream);
			bytes[4096 + 12] = 3;
			Files.write(stream, bytes);
		}
		CallTreeBuilder builder = CallTreeBuilder.complete(org.tapsetstudio.recording.Recording.open(folder), Progress.NONE);
		assertTrue(names(Rules.look(builder, Indexes.openOrBuild(builder.pairing().recording(), Progress.NONE), Progress.NONE)).contains("damaged-files"));
	}

	@Test
	void tinyCalls() throws IOException {
		StringBuilder text = new StringBuilder(PYTHON + THREAD);
		for (int i = 0; i < 100_000; i++) {
			text.append(200 * i).append("ns > f\n").append(200 * i + 100).append("ns < f\n");
		}
		assertTrue(only("tiny-calls", look(text.toString())).summary().contains("100000 times for 100 ns each"));
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
