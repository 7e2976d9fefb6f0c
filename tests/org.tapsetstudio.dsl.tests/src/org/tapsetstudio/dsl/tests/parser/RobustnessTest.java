package org.tapsetstudio.dsl.tests.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.parser.StpParserFacade;
import org.tapsetstudio.dsl.preprocessor.ParseContext;
import org.tapsetstudio.dsl.preprocessor.Tile;
import org.tapsetstudio.dsl.printer.TreePrinter;

/** Whatever is typed, there are errors and no exceptions, and the tiles and leaves cover the text. */
class RobustnessTest {
	private static final ParseContext CONTEXT = ParseContext.script().withArguments(List.of("5"));

	@Test
	void theSampleIsCorrect() {
		assertEquals("[]", parse(Samples.ALL_OF_IT).errors().toString());
	}

	@Test
	void everyPrefix() {
		for (int end = 0; end < Samples.ALL_OF_IT.length(); end++) {
			parse(Samples.ALL_OF_IT.substring(0, end));
		}
	}

	@Test
	void everyLineLeftOut() {
		List<String> lines = Samples.ALL_OF_IT.lines().toList();
		for (int i = 0; i < lines.size(); i++) {
			int without = i;
			parse(IntStream.range(0, lines.size()).filter(line -> line != without).mapToObj(lines::get).collect(Collectors.joining("\n")));
		}
	}

	@Test
	void randomPieces() {
		Random random = new Random(42);
		String text = Samples.ALL_OF_IT;
		for (int i = 0; i < 1500; i++) {
			StringBuilder script = new StringBuilder(text);
			for (int change = 0; change < 4; change++) {
				int at = random.nextInt(script.length());
				int length = Math.min(random.nextInt(12), script.length() - at);
				int from = random.nextInt(text.length() - 12);
				script.replace(at, at + length, text.substring(from, from + random.nextInt(12)));
			}
			parse(script.toString());
		}
	}

	@Test
	void randomCharacters() {
		Random random = new Random(43);
		String characters = "%%%()?:@@$$##12ab \n\"\\{}[]*+-=<>&|.,;/é☠\0\ud83d";
		for (int i = 0; i < 3000; i++) {
			parse(random.ints(random.nextInt(40), 0, characters.length()).mapToObj(c -> characters.substring(c, c + 1)).collect(Collectors.joining()));
		}
	}

	@Test
	void macrosThatExplode() {
		StringBuilder script = new StringBuilder("@define m0 %( 1 + %)\n");
		for (int i = 1; i < 40; i++) {
			script.append("@define m" + i + " %( @m" + (i - 1) + " @m" + (i - 1) + " %)\n");
		}
		ParsedScript parsed = parse(script + "probe begin { x = @m39 1 }");
		assertTrue(parsed.errors().get(0).message().startsWith("macros expand to too much text"), parsed.errors().toString());
	}

	@Test
	void theNextProbeSurvivesABrokenOne() {
		for (String broken : List.of("if (x) }", "foreach (k in ) }", "foo( }", "x = }", "printf(\"%d\", $arg1 }", "a[1 }")) {
			String text = "probe a { " + broken + "\nprobe b { y = 1 }\n";
			ParsedScript parsed = parse(text);
			assertTrue(!parsed.isCorrect(), text);
			assertTrue(parsed.root().getItems().size() == 2, text + parsed.errors());
		}
	}

	@Test
	void manyThreadsAtOnce() throws Exception {
		String expected = TreePrinter.print(parse(Samples.ALL_OF_IT).root());
		ExecutorService pool = Executors.newFixedThreadPool(4);
		try {
			Callable<String> task = () -> TreePrinter.print(parse(Samples.ALL_OF_IT).root());
			for (Future<String> result : pool.invokeAll(IntStream.range(0, 40).mapToObj(i -> task).toList())) {
				assertEquals(expected, result.get());
			}
		} finally {
			pool.shutdown();
		}
	}

	private static ParsedScript parse(String text) {
		ParsedScript script = StpParserFacade.parse("x.stp", text, CONTEXT);
		int position = 0;
		for (Tile tile : script.layer().tiles()) {
			assertEquals(position, tile.start(), text);
			assertEquals(tile.isVirtual() || tile.start() == tile.end() ? "" : tile.text(), text.substring(tile.start(), tile.end()), text);
			position = tile.end();
		}
		assertEquals(text.length(), position);
		assertEquals(text, script.rootNode().getText());
		script.errors().forEach(error -> assertTrue(error.where().offset() >= 0 && error.where().offset() + error.where().length() <= text.length(), text));
		return script;
	}
}
