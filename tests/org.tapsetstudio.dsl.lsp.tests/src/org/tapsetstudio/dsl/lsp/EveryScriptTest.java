package org.tapsetstudio.dsl.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every request at many places of real scripts: our examples and those that Debian installs with SystemTap. {@code -Dtapset.fuzz.count=N} asks at more places of each, {@code -Dtapset.fuzz.seed=S} at
 * others; the slowest answers are printed.
 */
class EveryScriptTest {
	private static final Path OURS = Path.of("../../examples");
	private static final Path INSTALLED = Path.of("/usr/share/systemtap/examples");
	private static final int PLACES = Integer.getInteger("tapset.fuzz.count", 3);

	@TempDir
	Path folder;

	@Test
	void ourExamples() throws Exception {
		ask(scripts(OURS), 10 * PLACES);
	}

	@Test
	void installedExamples() throws Exception {
		assumeTrue(Files.isDirectory(INSTALLED), INSTALLED + " is not there: install the package systemtap-doc for this test");
		ask(scripts(INSTALLED), PLACES);
	}

	private static List<Path> scripts(Path root) throws IOException {
		try (Stream<Path> tree = Files.walk(root)) {
			return tree.filter(file -> file.toString().endsWith(".stp") && Files.isRegularFile(file)).sorted().toList();
		}
	}

	private void ask(List<Path> scripts, int places) throws Exception {
		Random random = new Random(Long.getLong("tapset.fuzz.seed", 20240607));
		List<String> faults = new ArrayList<>();
		try (EditorClient client = new EditorClient(folder.toRealPath())) {
			ScriptQuestions questions = new ScriptQuestions(client, faults::add);
			for (int i = 0; i < scripts.size(); i++) {
				// names must be different in one folder, and the files may have bytes that are no UTF-8
				String text = new String(Files.readAllBytes(scripts.get(i)), StandardCharsets.UTF_8);
				questions.ask(i + "-" + scripts.get(i).getFileName(), text, random.ints(places, 0, text.length() + 1).toArray());
			}
			System.out.println("lsp: " + scripts.size() + " scripts, " + questions.slowest());
			assertEquals(0, client.leave());
			assertEquals("", client.process.errors());
		}
		assertTrue(!scripts.isEmpty());
		assertEquals("", String.join("\n", faults));
	}
}
