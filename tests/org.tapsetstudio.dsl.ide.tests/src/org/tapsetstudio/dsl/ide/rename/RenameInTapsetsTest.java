package org.tapsetstudio.dsl.ide.rename;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.ScriptModels;
import org.tapsetstudio.dsl.ide.model.TapsetFolders;
import org.tapsetstudio.dsl.ide.references.References;
import org.tapsetstudio.dsl.ide.text.TextEdit;
import org.tapsetstudio.dsl.semantics.MarkerResolver;

/** What the tapsets of a user declare is renamed in all that use it. */
class RenameInTapsetsTest {
	private static final String SHOP = "global sold\n/* Sells. */\nfunction sell(n) { sold += n; return sold }\nprobe shop.sale = begin { amount = 2 }\n";
	private static final String MORE = "function twice(n) { return sell(n) + sell(n) }\n";
	private static final String FIRST = "probe shop.sale { println(sell(amount)) }\n";
	private static final String SECOND = "probe begin { println(twice(1), sold) }\nprobe end { println(@price(3)) }\n";

	@TempDir
	private Path folder;
	private final Map<String, String> open = new HashMap<>();
	private final Map<String, String> scripts = new LinkedHashMap<>();
	private final TapsetFolders folders = new TapsetFolders(MarkerResolver.ACCEPT_ALL, UnaryOperator.identity(), () -> open);
	private final ScriptModels models = new ScriptModels(folders);

	@BeforeEach
	void write() throws IOException {
		Files.writeString(folder.resolve("shop.stp"), SHOP);
		Files.writeString(folder.resolve("more.stp"), MORE);
		Files.writeString(folder.resolve("prices.stpm"), "@define price(n) %( (@n * 7) %)\n");
		scripts.put("first.stp", FIRST);
		scripts.put("second.stp", SECOND);
		folders.set(List.of(folder));
	}

	@Test
	void aFunctionFromAScript() throws Exception {
		assertEquals(Map.of("first.stp", FIRST.replace("sell", "vend"), "shop.stp", SHOP.replace("sell", "vend"), "more.stp", MORE.replace("sell", "vend")), renamed("first.stp", "sell", "vend"));
	}

	@Test
	void aFunctionFromItsDeclarationInATextThatIsNotSaved() throws Exception {
		String longer = "# a new line, not saved\n" + SHOP;
		open.put(folder.resolve("shop.stp").toString(), longer);
		assertEquals(Map.of("first.stp", FIRST.replace("sell", "vend"), "shop.stp", longer.replace("sell", "vend"), "more.stp", MORE.replace("sell", "vend")), renamed("shop.stp", "sell", "vend"));
	}

	@Test
	void aGlobal() throws Exception {
		assertEquals(Map.of("second.stp", SECOND.replace("sold", "gone"), "shop.stp", SHOP.replace("sold", "gone")), renamed("second.stp", "sold", "gone"));
	}

	@Test
	void anAlias() throws Exception {
		assertEquals(Map.of("first.stp", FIRST.replace("shop.sale", "shop.deal"), "shop.stp", SHOP.replace("shop.sale", "shop.deal")), renamed("first.stp", "sale", "deal"));
	}

	@Test
	void aMacro() throws Exception {
		Map<String, String> expected = Map.of("second.stp", SECOND.replace("@price", "@cost"), "prices.stpm", "@define cost(n) %( (@n * 7) %)\n");
		assertEquals(expected, renamed("second.stp", "@price", "cost"));
		assertEquals(expected, renamed("prices.stpm", "price", "cost"));
	}

	@Test
	void whatWouldMeanSomethingElseIsRefused() {
		scripts.put("third.stp", "probe begin { gone = 1; println(gone) }\n");
		assertRefused("There is another \"gone\" already in third.stp", "second.stp", "sold", "gone");
		scripts.put("third.stp", "function vend(n) { return 1 }\nprobe begin { println(vend(1), sell(2)) }\n");
		assertRefused("There is another \"vend\" already in third.stp", "first.stp", "sell", "vend");
		assertRefused("There is a function \"twice\" in the tapsets.", "first.stp", "sell", "twice");
	}

	@Test
	void whatCannotBeChangedIsRefused() {
		ScriptModel first = model("first.stp", FIRST);
		String message = assertThrows(RenameException.class, () -> Rename.edits(first, FIRST.indexOf("sell"), "vend", List.of())).getMessage();
		assertEquals("\"sell\" belongs to the tapset " + folder.resolve("shop.stp") + ", which cannot be changed.", message);
		List<ScriptModel> withoutMore = others(first, "sell").stream().filter(other -> !other.fileName().endsWith("more.stp")).toList();
		ScriptModel second = model("second.stp", "probe begin { println(twice(1) + sell(1)) }");
		String used = assertThrows(RenameException.class, () -> Rename.edits(second, second.text().indexOf("sell"), "vend", withoutMore)).getMessage();
		assertEquals("\"sell\" is also used by the tapset " + folder.resolve("more.stp") + ", which cannot be changed.", used);
	}

	@Test
	void referencesInScriptsAndTapsets() {
		ScriptModel shop = model(folder.resolve("shop.stp").toString(), SHOP);
		List<String> found = References.at(shop, SHOP.indexOf("sold +="), others(shop, "sold")).stream()
				.map(reference -> Path.of(reference.fileName()).getFileName() + " " + reference.span().start() + (reference.declaration() ? "!" : "") + (reference.write() ? "=" : "")).sorted().toList();
		assertEquals(List.of("second.stp " + SECOND.indexOf("sold"), "shop.stp " + SHOP.indexOf("sold +=") + "=", "shop.stp " + SHOP.indexOf("sold }"), "shop.stp 7!="), found);
	}

	private void assertRefused(String reason, String file, String name, String newName) {
		String message = assertThrows(RenameException.class, () -> renamed(file, name, newName)).getMessage();
		assertTrue(message.startsWith(reason), message);
	}

	/** The texts that the renaming of the first mention of a name in a file changes, by the last name of the file. */
	private Map<String, String> renamed(String file, String name, String newName) throws RenameException, IOException {
		ScriptModel model = scripts.containsKey(file) ? model(file, scripts.get(file)) : model(folder.resolve(file).toString(), text(file));
		List<ScriptModel> others = others(model, name.replace("@", ""));
		Map<String, String> texts = new TreeMap<>();
		Rename.edits(model, model.text().indexOf(name), newName, others).forEach((changed, edits) -> {
			String before = changed.equals(model.fileName()) ? model.text() : others.stream().filter(other -> other.fileName().equals(changed)).findFirst().orElseThrow().text();
			texts.put(Path.of(changed).getFileName().toString(), TextEdit.apply(before, edits));
		});
		return texts;
	}

	private String text(String file) throws IOException {
		String changed = open.get(folder.resolve(file).toString());
		return changed != null ? changed : Files.readString(folder.resolve(file));
	}

	private List<ScriptModel> others(ScriptModel model, String name) {
		List<ScriptModel> others = new ArrayList<>();
		scripts.forEach((file, text) -> others.add(model(file, text)));
		others.addAll(models.tapsetsWith(name));
		others.removeIf(other -> other.fileName().equals(model.fileName()));
		return others;
	}

	private ScriptModel model(String file, String text) {
		return models.create(file, text, () -> false);
	}
}
