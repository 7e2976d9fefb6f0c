package org.tapsetstudio.dsl.semantics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.parser.StpParserFacade;
import org.tapsetstudio.dsl.preprocessor.ParseContext;
import org.tapsetstudio.dsl.tests.oracle.Corpus;
import org.tapsetstudio.dsl.tests.oracle.Stap;

/**
 * Names and types of all that Debian installs with SystemTap: each example, and a call of each function of its tapsets, get the verdict of {@code stap -p3}, here with our own
 * tapsets. Exceptions stand with their reasons in corpus-differences.txt; one too few or one too many fails.
 * <p>
 * As stap takes its time, its verdicts are kept in corpus-verdicts.txt. {@code -Dtapset.corpus.write=FILE} asks stap for all of them anew and writes them there.
 */
class SemanticCorpusTest {
	private static final Path SHIPPED = Path.of("../../tapset-dsl/org.tapsetstudio.tapsets/tapset");
	/** One in so many verdicts is asked for again. */
	private static final int SAMPLE = 60;

	@TempDir
	static Path temporary;
	private static Map<String, Corpus.Item> corpus;
	private static TapsetLibrary library;

	@BeforeAll
	static void read() throws IOException {
		Assumptions.assumeTrue(Files.isDirectory(Stap.TAPSETS) && Files.isDirectory(Stap.EXAMPLES), "Debian's packages systemtap and systemtap-doc are not installed");
		corpus = new TreeMap<>();
		Corpus.examples().forEach(i -> corpus.put(i.name(), i));
		Corpus.functions(temporary).forEach(i -> corpus.put(i.name(), i));
		library = TapsetLibrary.of(TapsetLibrary.read(SHIPPED, true));
	}

	@Test
	void verdicts() throws Exception {
		Map<String, String> theirs = lines("corpus-verdicts.txt");
		Map<String, String> reasons = lines("corpus-differences.txt");
		assertEquals(theirs.keySet(), corpus.keySet(), "another version of SystemTap is installed? see the comment of this class");
		StringBuilder wrong = new StringBuilder();
		for (Corpus.Item item : corpus.values()) {
			String ours = accepts(item) ? "+" : "-";
			boolean differs = !ours.equals(theirs.get(item.name()));
			if (differs && !reasons.containsKey(item.name()))
				wrong.append(item.name()).append(": stap ").append(theirs.get(item.name())).append(", we ").append(ours).append(' ').append(errors(item)).append('\n');
			if (!differs && reasons.containsKey(item.name()))
				wrong.append(item.name()).append(": no longer an exception\n");
		}
		reasons.keySet().stream().filter(name -> !corpus.containsKey(name)).forEach(name -> wrong.append(name).append(": there is no such thing\n"));
		assertEquals("", wrong.toString());
	}

	/** What is kept of stap's verdicts is true. */
	@Test
	void theirs() throws Exception {
		Stap stap = Stap.require(temporary);
		String written = System.getProperty("tapset.corpus.write");
		Map<String, String> kept = lines("corpus-verdicts.txt");
		List<Corpus.Item> asked = new ArrayList<>();
		for (Corpus.Item item : corpus.values())
			if (written != null || Math.floorMod(item.name().hashCode(), SAMPLE) == 0)
				asked.add(item);
		Map<String, String> now = new TreeMap<>();
		ExecutorService pool = Executors.newFixedThreadPool(2);
		try {
			Map<String, Future<String>> answers = new TreeMap<>();
			for (Corpus.Item item : asked)
				answers.put(item.name(), pool.submit(() -> Corpus.ask(stap, item, temporary)));
			for (Map.Entry<String, Future<String>> answer : answers.entrySet())
				now.put(answer.getKey(), answer.getValue().get());
		} finally {
			pool.shutdown();
		}
		if (written != null)
			Files.writeString(Path.of(written), "# What \"stap -p3\" (4.8), for calls \"stap -u -p3\", says without a kernel's debugging information: + accepted, - rejected.\n"
					+ now.entrySet().stream().map(e -> e.getValue() + " " + e.getKey() + "\n").collect(Collectors.joining()));
		else
			now.forEach((name, verdict) -> assertEquals(kept.get(name), verdict, name));
		assertTrue(now.size() > 5, now.toString());
	}

	private static Checked check(Corpus.Item item) throws IOException {
		ParseContext context = ParseContext.script().withArguments(List.of(item.arguments())).withLibrary(library.macros());
		ParsedScript parsed = StpParserFacade.parse(item.script().toString(), item.text(), context);
		return new Checked(parsed, Analyzer.analyze(List.of(parsed), library, FileMarkerResolver.ofEnvironment(), AnalysisOptions.DEFAULT.withTargetRequired(true).withUnoptimised(item.isCall())));
	}

	private static boolean accepts(Corpus.Item item) throws IOException {
		Checked checked = check(item);
		return checked.parsed().isCorrect() && checked.analysis().isAcceptedBy(3) && !checked.analysis().isIdle();
	}

	private static String errors(Corpus.Item item) throws IOException {
		Checked checked = check(item);
		return checked.parsed().isCorrect() ? checked.errors() : checked.parsed().errors().toString();
	}

	/** Lines "VALUE NAME" or "NAME: VALUE" by their names. */
	private static Map<String, String> lines(String file) throws IOException {
		Map<String, String> lines = new TreeMap<>();
		try (InputStream in = SemanticCorpusTest.class.getResourceAsStream(file)) {
			for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
				if (line.startsWith("+ ") || line.startsWith("- "))
					lines.put(line.substring(2), line.substring(0, 1));
				else if (!line.isBlank() && !line.startsWith("#"))
					lines.put(line.substring(0, line.indexOf(": ")), line.substring(line.indexOf(": ") + 2));
			}
		}
		return lines;
	}
}
