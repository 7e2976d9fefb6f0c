package org.tapsetstudio.dsl.tests.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.dsl.lexer.SourceBytes;
import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.parser.StpParserFacade;
import org.tapsetstudio.dsl.preprocessor.MacroFiles;
import org.tapsetstudio.dsl.preprocessor.ParseContext;
import org.tapsetstudio.dsl.printer.TreePrinter;

/** The macros that we ship mean what those of SystemTap's library mean: uses of them give the same trees. */
class ShippedTapsetsTest {
	private static final Path SHIPPED = Path.of("../../tapset-dsl/org.tapsetstudio.tapsets/tapset");

	@TempDir
	Path temporary;

	@Test
	void everyFileIsInTheIndex() throws Exception {
		try (Stream<Path> files = Files.list(SHIPPED)) {
			assertEquals(files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".stp") || f.endsWith(".stpm")).sorted().toList(),
					Files.readAllLines(SHIPPED.resolve("INDEX")));
		}
	}

	@Test
	void macros() throws Exception {
		Stap stap = Stap.require(temporary);
		ParseContext context = ParseContext.script().withLibrary(MacroFiles.load(SHIPPED, ParseContext.tapset()));
		List<String> different = new ArrayList<>();
		List<String> uses = uses();
		for (String use : uses) {
			Path file = Files.writeString(temporary.resolve("use.stp"), use);
			Stap.Result theirs = stap.parse(file, false);
			ParsedScript ours = StpParserFacade.parse(file.toString(), use, context);
			assertTrue(theirs.accepted(), use + theirs.errors());
			String tree = ours.isCorrect() ? new String(SourceBytes.encode(TreePrinter.dump(ours)), StandardCharsets.ISO_8859_1) : ours.errors().toString();
			if (!tree.equals(theirs.tree()))
				different.add(use + "\nstap:\n" + theirs.tree() + "\nours:\n" + tree);
		}
		assertEquals("", String.join("\n", different));
	}

	private static List<String> uses() {
		List<String> uses = new ArrayList<>(List.of("x = @errno", "x = @choose_defined($a, $b)", "@prints(s)", "x = @type_defined(\"t\")",
				"x = @type_member_defined(\"t\", m)", "x = @module_type_defined(\"o\", \"t\")", "x = @module_type_member_defined(\"o\", \"t\", m)", "x = @cast_sizeof(\"t\")",
				"x = @cast_module_sizeof(\"o\", \"t\")", "x = @offsetof(\"t\", m)", "x = @module_offsetof(\"o\", \"t\", m)", "x = @container_of(p, \"t\", m)",
				"x = @module_container_of(p, \"o\", \"t\", m)", "x = @uint_cast(3)", "x = @ulong_cast(3)", "x = @task(p)->pid", "x = @mm(p)->x", "x = @inet_sock_cast(p)->x"));
		for (int i = 1; i <= 8; i++)
			uses.add("@this" + i + " = 1; x = @this" + i);
		StringBuilder names = new StringBuilder();
		for (int i = 1; i <= 9; i++) {
			names.append(", \"k").append(i).append('"');
			if (i != 7) // SystemTap's prints a comma too many behind the last key
				uses.add("@prints" + i + "(s)");
			if (i == 4) // there SystemTap's library mixes up its functions
				continue;
			if (i < 9)
				uses.add("@prometheus_dump_array" + i + "(a, \"n\"" + names + ")");
			if (i < 6) {
				String maps = ", f".repeat(i + 1);
				uses.add("@prometheus_dump_array" + i + "_map(a, \"n\"" + names + maps + ")");
				uses.add("@prometheus_dump_array" + i + "_map_unquoted(a, \"n\"" + names + maps + ")");
			}
		}
		List<String> scripts = new ArrayList<>(uses.stream().map(use -> "probe begin { " + use + " }").toList());
		scripts.add("@__private30 global g");
		return scripts;
	}
}
