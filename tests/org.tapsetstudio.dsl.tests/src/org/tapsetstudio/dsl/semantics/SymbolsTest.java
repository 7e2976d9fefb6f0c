package org.tapsetstudio.dsl.semantics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.semantics.Symbols.Definition;

/** What an editor can ask. */
class SymbolsTest {
	private static final String SCRIPT = """
			global calls
			function label(n) { return sprintf("<%d>", n) }
			probe entry = timer.s(1) { key = label(4) }
			probe entry { calls[key] <<< 1 }
			""";

	private static String at(String word, int occurrence) {
		int offset = -1;
		for (int i = 0; i < occurrence; i++)
			offset = SCRIPT.indexOf(word, offset + 1);
		Definition d = Checked.script(SCRIPT).analysis().symbols().at("x.stp", offset).orElseThrow();
		return d.kind() + " " + d.name() + " " + d.type() + " line " + d.where().line() + ":" + d.where().column();
	}

	@Test
	void definitions() {
		assertEquals("GLOBAL calls stats[string] line 1:8", at("calls", 2));
		assertEquals("FUNCTION label label:string (n:long) line 2:10", at("label", 2));
		assertEquals("PARAMETER n long line 2:16", at("n)", 2));
		assertEquals("LOCAL key string line 3:28", at("key", 2));
		assertEquals("ALIAS entry probe alias line 3:7", at("entry", 2));
	}

	@Test
	void references() {
		Symbols symbols = Checked.script(SCRIPT).analysis().symbols();
		Definition key = symbols.at("x.stp", SCRIPT.indexOf("key")).orElseThrow();
		assertEquals("3:28 4:21", symbols.referencesTo(key, null).stream().map(r -> r.line() + ":" + r.column()).collect(Collectors.joining(" ")));
	}

	@Test
	void brokenScriptsStillHaveSymbols() {
		Checked checked = Checked.script("global g\nprobe begin { g = 1; println( }\nprobe end { println(g, undefined_thing) }");
		assertEquals(false, checked.parsed().isCorrect());
		assertEquals("g", checked.analysis().symbols().at("x.stp", checked.parsed().text().lastIndexOf("g,")).orElseThrow().name());
	}
}
