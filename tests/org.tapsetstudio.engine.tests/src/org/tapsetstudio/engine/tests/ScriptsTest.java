package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tapsetstudio.dsl.lexer.SourceBytes;

/**
 * Whole scripts against what they must print: {@code scripts/AREA/NAME.stp} and {@code NAME.out}. A first line {@code //run: -DNAME=VALUE ARGUMENT...}
 * gives options and arguments. The time of the session stands still except for timers, whose time passes until the script ends or a second is over.
 */
class ScriptsTest {
	private static final Path SCRIPTS = Path.of("scripts");
	private static final String RUN = "//run:";
	private static final long STEP_MICROS = 1000;
	private static final int STEPS = 1000;

	@TestFactory
	List<DynamicTest> scripts() throws IOException {
		try (Stream<Path> files = Files.walk(SCRIPTS)) {
			return files.filter(f -> f.toString().endsWith(".stp")).sorted().map(f -> dynamicTest(SCRIPTS.relativize(f).toString(), () -> check(f))).toList();
		}
	}

	private static void check(Path file) throws IOException {
		String text = SourceBytes.decode(Files.readAllBytes(file));
		byte[] expected = Files.readAllBytes(Path.of(file.toString().replaceFirst("stp$", "out")));
		byte[] printed = run(text);
		assertEquals(SourceBytes.decode(expected), SourceBytes.decode(printed), file.toString());
		assertArrayEquals(expected, printed, file.toString());
	}

	private static byte[] run(String text) {
		List<String> arguments = new ArrayList<>();
		List<String> definitions = new ArrayList<>();
		if (text.startsWith(RUN)) {
			for (String word : text.lines().findFirst().orElseThrow().substring(RUN.length()).strip().split(" +")) {
				(word.startsWith("-D") ? definitions : arguments).add(word);
			}
		}
		Script script = Script.of(text, arguments.toArray(String[]::new));
		for (String definition : definitions) {
			int at = definition.indexOf('=');
			script.define(definition.substring(2, at), Long.parseLong(definition.substring(at + 1)));
		}
		script.start();
		for (int i = 1; i <= STEPS && !script.dispatcher().finished(); i++) {
			script.advanceTo(i * STEP_MICROS);
		}
		return script.end().outputBytes();
	}
}
