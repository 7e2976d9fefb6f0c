package org.tapsetstudio.dsl.ide.formatting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tapsetstudio.dsl.lexer.Lexer;
import org.tapsetstudio.dsl.lexer.ScriptArguments;
import org.tapsetstudio.dsl.lexer.Source;
import org.tapsetstudio.dsl.lexer.TokenKind;
import org.tapsetstudio.tapsets.ShippedTapsets;

/** Formatting keeps every token and comment, and formatting twice is formatting once: over all scripts that there are. */
class FormatterCorpusTest {

	@Test
	void shippedTapsets() {
		ShippedTapsets.files().forEach(file -> check(file.name(), new String(file.bytes(), StandardCharsets.UTF_8)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/usr/share/systemtap/tapset", "/usr/share/systemtap/examples", "/usr/share/doc/systemtap-doc/examples" })
	void installedScripts(String folder) throws IOException {
		assumeTrue(Files.isDirectory(Path.of(folder)), folder + " is not there: install the packages systemtap-common and systemtap-doc for this test");
		List<Path> files;
		try (Stream<Path> tree = Files.walk(Path.of(folder))) {
			files = tree.filter(file -> file.toString().matches(".*\\.stpm?") && Files.isRegularFile(file)).toList();
		}
		int changed = 0;
		for (Path file : files) {
			changed += check(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)) ? 1 : 0;
		}
		// were it to give up on most files, the property above would say nothing
		assertTrue(files.isEmpty() || changed > files.size() / 2, changed + " of " + files.size() + " files changed");
	}

	private static boolean check(String name, String text) {
		String formatted = FormatterTest.format(text);
		assertEquals(tokens(text), tokens(formatted), name);
		assertEquals(formatted, FormatterTest.format(formatted), name);
		return !formatted.equals(text);
	}

	private static List<String> tokens(String text) {
		return Lexer.tokenize(new Source("", text), ScriptArguments.UNKNOWN).stream().filter(token -> token.kind() != TokenKind.WHITESPACE).map(Object::toString).toList();
	}
}
