package org.tapsetstudio.dsl.ide.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.dsl.semantics.MarkerResolver;

class TapsetFoldersTest {
	private static final String USE = "probe begin { println(mine()) }";

	@TempDir
	private Path folder;
	private final Map<String, String> open = new HashMap<>();
	private final TapsetFolders folders = new TapsetFolders(MarkerResolver.ACCEPT_ALL, UnaryOperator.identity(), () -> open);
	private final ScriptModels models = new ScriptModels(folders);

	@Test
	void filesThatComeChangeAndGoAreNoticed() throws IOException {
		folders.set(List.of(folder));
		assertEquals(List.of("unknown-function"), problems("script.stp", USE));
		Path file = Files.writeString(folder.resolve("mine.stp"), "function mine() { return 1 }\n");
		folders.refresh();
		ScriptModel model = models.create("script.stp", USE, () -> false);
		assertEquals(List.of(), model.problems());
		folders.refresh();
		assertTrue(models.isCurrent(model));
		Files.writeString(file, "function yours() { return 1 }\n");
		folders.refresh();
		assertFalse(models.isCurrent(model));
		assertEquals(List.of("unknown-function"), problems("script.stp", USE));
		Files.writeString(folder.resolve("later.stp"), "function mine() { return 1 }\n");
		folders.refresh();
		assertEquals(List.of(), problems("script.stp", USE));
	}

	@Test
	void whatIsOpenCountsAsItIs() throws IOException {
		Path file = Files.writeString(folder.resolve("mine.stp"), "function yours() { return 1 }\n");
		folders.set(List.of(folder));
		open.put(file.toString(), "function mine() { return 1 }\n");
		ScriptModel model = models.create("script.stp", USE, () -> false);
		assertEquals(List.of(), model.problems());
		assertSame(model.surroundings(), models.surroundings());
		open.clear();
		assertEquals(List.of("unknown-function"), problems("script.stp", USE));
	}

	@Test
	void aTapsetFileIsCheckedAgainstTheOthers() throws IOException {
		Path first = Files.writeString(folder.resolve("first.stp"), "function first() { return second() }\n");
		Files.writeString(folder.resolve("second.stp"), "function second() { return 2 }\n");
		folders.set(List.of(folder));
		assertEquals(List.of(), problems(first.toString(), Files.readString(first)));
		assertEquals(List.of(), problems(first.toString(), "function native:long() %{ STAP_RETVALUE = 1; %}\nfunction first() { return second() + native() }\n"));
		assertEquals(List.of("unknown-function"), problems(first.toString(), "function first() { return third() }\n"));
	}

	private List<String> problems(String name, String text) {
		return models.create(name, text, () -> false).problems().stream().map(ScriptProblem::code).toList();
	}
}
