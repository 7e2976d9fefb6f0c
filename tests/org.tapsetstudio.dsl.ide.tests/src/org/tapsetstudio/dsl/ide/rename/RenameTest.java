package org.tapsetstudio.dsl.ide.rename;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ide.testing.Marked;
import org.tapsetstudio.dsl.ide.text.TextEdit;

class RenameTest {

	@Test
	void locals() throws RenameException {
		assertRenamed("probe begin { y = 1; println(y) }\nprobe end { x = 2; println(x) }", "probe begin { ‸x = 1; println(x) }\nprobe end { x = 2; println(x) }", "y");
	}

	@Test
	void parameters() throws RenameException {
		assertRenamed("function f(y) { return y + 1 }\nprobe begin { x = 1; println(f(x)) }", "function f(x) { return ‸x + 1 }\nprobe begin { x = 1; println(f(x)) }", "y");
	}

	@Test
	void globalsAlsoWhereTheyAreLeftOut() throws RenameException {
		assertRenamed("global y\nprobe begin { y++; %( 1 == 2 %? y-- %) }\nprobe end { println(y) }", "global x\nprobe begin { x++; %( 1 == 2 %? x-- %) }\nprobe end { println(‸x) }", "y");
	}

	@Test
	void privateNames() throws RenameException {
		assertRenamed("private global y\nprobe begin { println(y++) }", "private global x\nprobe begin { println(‸x++) }", "y");
	}

	@Test
	void functionsWithAllOverloads() throws RenameException {
		assertRenamed("function g(a) { next }\nfunction g(a) { return a }\nprobe begin { println(g(1)) }",
				"function f(a) { next }\nfunction f(a) { return a }\nprobe begin { println(‸f(1)) }", "g");
	}

	@Test
	void oneComponentOfAnAlias() throws RenameException {
		assertRenamed("probe shop.sold = begin { n = 1 }\nprobe shop.sold { println(n) }", "probe shop.bought = begin { n = 1 }\nprobe shop.bou‸ght { println(n) }", "sold");
	}

	@Test
	void macros() throws RenameException {
		assertRenamed("@define two %( 2 %)\nprobe begin { println(@two) }", "@define zwei %( 2 %)\nprobe begin { println(@zw‸ei) }", "two");
	}

	@Test
	void namesInTheTextOfMacros() throws RenameException {
		assertRenamed("global y\n@define up %( y++ %)\nprobe begin { @up; println(y) }", "global x\n@define up %( x++ %)\nprobe begin { @up; println(‸x) }", "y");
	}

	@Test
	void theNameForTheInputField() throws RenameException {
		Marked script = Marked.of("global count\nprobe begin { println(co‸unt++) }");
		assertEquals("count", script.model().text().substring(Rename.target(script.model(), script.caret(), List.of()).start(), Rename.target(script.model(), script.caret(), List.of()).end()));
	}

	@Test
	void refusesWithAReason() {
		assertRefused("\"for\" is a keyword of the language.", "probe begin { ‸x = 1; println(x) }", "for");
		assertRefused("\"1x\" is not a name: a name has letters, digits and underscores, and does not begin with a digit.", "probe begin { ‸x = 1; println(x) }", "1x");
		assertRefused("There is another \"y\" already: \"x\" would be mixed up with it.", "probe begin { ‸x = 1; y = 2; println(x + y) }", "y");
		assertRefused("There is another \"y\" already: \"x\" would be mixed up with it.", "global y\nprobe begin { ‸x = 1; println(x) }\nprobe end { println(y++) }", "y");
		assertRefused("There is no name here that could be changed.", "probe begin { println(‸1) }", "y");
		assertRefused("\"exit\" belongs to the tapset", "probe begin { ‸exit() }", "leave");
		assertRefused("There is a function \"exit\" in the tapsets.", "function f() { return 1 }\nprobe begin { println(‸f()) }", "exit");
	}

	private static void assertRenamed(String expected, String marked, String newName) throws RenameException {
		Marked script = Marked.of(marked);
		assertEquals(expected, TextEdit.apply(script.model().text(), Rename.edits(script.model(), script.caret(), newName, List.of()).get("test.stp")));
	}

	private static void assertRefused(String reason, String marked, String newName) {
		Marked script = Marked.of(marked);
		String message = assertThrows(RenameException.class, () -> Rename.edits(script.model(), script.caret(), newName, List.of())).getMessage();
		assertEquals(reason, message.substring(0, Math.min(reason.length(), message.length())), message);
	}
}
