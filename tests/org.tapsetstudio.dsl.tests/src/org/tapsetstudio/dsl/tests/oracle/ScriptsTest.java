package org.tapsetstudio.dsl.tests.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each line of scripts.txt gets the verdict and the tree that stap gives it. */
class ScriptsTest {
	@TempDir
	Path temporary;

	@Test
	void sameVerdictAndTree() throws Exception {
		Stap stap = Stap.require(temporary);
		List<Path> files = new ArrayList<>();
		List<String> scripts = scripts();
		for (String script : scripts)
			files.add(Files.writeString(temporary.resolve("script" + files.size() + ".stp"), script));
		List<Path> withArguments = scripts.stream().filter(script -> script.matches("(?s).*[$@][0-9#].*")).map(script -> files.get(scripts.indexOf(script))).toList();
		check(new Comparison(stap, false).compare(files), 400);
		check(new Comparison(stap, true, "foo", "b c").compare(withArguments), 10);
	}

	private static void check(Comparison.Summary summary, int accepted) {
		assertEquals("", String.join("\n", summary.differences()), summary.toString());
		assertTrue(summary.accepted() > accepted, summary.toString());
	}

	private static List<String> scripts() throws IOException {
		try (InputStream in = ScriptsTest.class.getResourceAsStream("scripts.txt")) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isEmpty() && !line.startsWith("# ")).map(ScriptsTest::unescaped).toList();
		}
	}

	private static String unescaped(String line) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < line.length(); i++) {
			char c = line.charAt(i);
			if (c == '\\' && i + 1 < line.length()) {
				char next = line.charAt(++i);
				c = next == 'n' ? '\n' : next;
			}
			text.append(c);
		}
		return text.toString();
	}
}
