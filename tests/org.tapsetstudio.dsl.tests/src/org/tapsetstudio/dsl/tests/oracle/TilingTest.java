package org.tapsetstudio.dsl.tests.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.parser.StpParserFacade;
import org.tapsetstudio.dsl.preprocessor.MacroFiles;
import org.tapsetstudio.dsl.preprocessor.MacroLibrary;
import org.tapsetstudio.dsl.preprocessor.ParseContext;
import org.tapsetstudio.dsl.preprocessor.Tile;
import org.tapsetstudio.dsl.preprocessor.TokenLayer;

/** Tiles and nodes of every installed file, and tiles of any text, are the text, end to end. */
class TilingTest {
	@Test
	void scripts() throws IOException {
		MacroLibrary library = MacroFiles.load(installed(Stap.TAPSETS), ParseContext.tapset());
		ParseContext context = ParseContext.tapset().withLibrary(library);
		for (Path folder : List.of(Stap.TAPSETS, Stap.EXAMPLES)) {
			for (Path file : files(folder, ".stp")) {
				ParsedScript script = StpParserFacade.parse(file.toString(), read(file), context);
				assertEquals(script.text(), script.rootNode().getText(), file::toString);
				assertEquals(script.text(), text(script.layer()), file::toString);
			}
		}
	}

	@Test
	void macroLibraries() throws IOException {
		for (Path file : files(installed(Stap.TAPSETS), ".stpm")) {
			TokenLayer layer = TokenLayer.ofLibrary(file.toString(), read(file), ParseContext.tapset());
			assertEquals(List.of(), layer.expansion().problems(), file::toString);
			assertEquals(layer.source().text(), text(layer), file::toString);
		}
		assertTrue(MacroFiles.load(Stap.TAPSETS, ParseContext.tapset()).macros().size() > 90);
	}

	/** What no one would write is kept, too: {@code -Dtapset.fuzz.count=N} tries more than the usual number of files, {@code -Dtapset.fuzz.seed=S} others. */
	@Test
	void anyText() throws IOException {
		long seed = Long.getLong("tapset.fuzz.seed", 20240607);
		Random random = new Random(seed);
		ScriptMutator mutator = new ScriptMutator(seed);
		installed(Stap.TAPSETS);
		List<String> originals = new ArrayList<>();
		for (Path file : Corpus.scripts())
			originals.add(read(file));
		MacroLibrary library = MacroFiles.load(Stap.TAPSETS, ParseContext.tapset());
		for (int i = 0; i < Integer.getInteger("tapset.fuzz.count", 1500); i++) {
			String original = originals.get(random.nextInt(originals.size()));
			String text = switch (i % 3) {
			case 0 -> noise(random);
			case 1 -> mutator.scramble(original);
			default -> mutator.mutate(original);
			};
			TokenLayer layer = TokenLayer.of("x.stp", text, ParseContext.script().withLibrary(library).withArguments(List.of("a b", "%(", "\"")));
			assertEquals(text, text(layer));
			int end = 0;
			for (Tile tile : layer.tiles()) {
				assertTrue(tile.start() == end || tile.isVirtual(), () -> "a gap in " + text);
				end = Math.max(end, tile.end());
			}
		}
	}

	private static String noise(Random random) {
		StringBuilder text = new StringBuilder();
		String likely = "%(%?%:%)@$\"\\/*#\n .{}()[],;=<>+-1a@define m";
		int length = random.nextInt(200);
		for (int i = 0; i < length; i++)
			text.append(random.nextInt(4) == 0 ? (char) random.nextInt(256) : likely.charAt(random.nextInt(likely.length())));
		return text.toString();
	}

	private static Path installed(Path folder) {
		Assumptions.assumeTrue(Files.isDirectory(folder), folder + " is not there (Debian package systemtap)");
		return folder;
	}

	private static String text(TokenLayer layer) {
		return layer.tiles().stream().filter(tile -> tile.start() < tile.end()).map(Tile::text).collect(Collectors.joining());
	}

	private static String read(Path file) throws IOException {
		return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
	}

	private static List<Path> files(Path folder, String ending) throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> walk = Files.walk(folder)) {
			return walk.filter(file -> file.toString().endsWith(ending) && Files.isRegularFile(file)).sorted().toList();
		}
	}
}
