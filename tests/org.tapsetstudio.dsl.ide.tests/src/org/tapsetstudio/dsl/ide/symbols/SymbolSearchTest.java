package org.tapsetstudio.dsl.ide.symbols;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.ScriptModels;
import org.tapsetstudio.dsl.ide.symbols.SymbolSearch.Symbol;
import org.tapsetstudio.dsl.ide.testing.Marked;

class SymbolSearchTest {
	private final ScriptModel first = Marked.model("global strlengths\n@define LONGEST %( 80 %)\nprobe shop.sold = begin { }\n");
	private final ScriptModel second = new ScriptModels(first.surroundings()).create("second.stp", "function longest_strlen() { return 1 }\nprobe begin { if ( }\nprobe end { }\n", () -> false);

	@Test
	void scriptsStandBeforeTapsetsWhichAreFoundToo() {
		List<String> found = find("StrLen");
		assertEquals(List.of("GLOBAL strlengths in test.stp: strlengths", "FUNCTION longest_strlen in second.stp: longest_strlen"), found.subList(0, 2));
		assertTrue(found.contains("FUNCTION strlen in string.stp: strlen"), found::toString);
	}

	@Test
	void eachKindOfDeclaration() {
		assertEquals(List.of("ALIAS shop.sold in test.stp: shop.sold"), find("shop.s"));
		assertEquals(List.of("MACRO @LONGEST in test.stp: LONGEST"), find("@longe"));
		assertTrue(find("choose_defined").contains("MACRO @choose_defined in macros.stpm: choose_defined"), find("choose_defined")::toString);
		assertTrue(find("python.function.entry").contains("ALIAS python.function.entry in python.stp: python.function.entry"), find("python.function.entry")::toString);
	}

	@Test
	void withoutAQueryOnlyTheScripts() {
		assertEquals(6, find("").size(), find("")::toString);
	}

	@Test
	void allOfThem() {
		List<Symbol> all = SymbolSearch.all(List.of(first, second), first.surroundings());
		assertEquals(List.of("strlengths", "@LONGEST"), all.subList(0, 2).stream().map(Symbol::name).toList());
		assertTrue(all.stream().map(SymbolSearchTest::describe).toList().containsAll(find("strlen")));
	}

	private List<String> find(String query) {
		return SymbolSearch.find(query, List.of(first, second), first.surroundings()).stream().map(SymbolSearchTest::describe).toList();
	}

	private static String describe(Symbol symbol) {
		return symbol.kind() + " " + symbol.name() + " in " + symbol.fileName() + ": " + symbol.text().substring(symbol.span().start(), symbol.span().end());
	}
}
