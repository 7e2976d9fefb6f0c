package org.tapsetstudio.dsl.ide.hover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ide.testing.Marked;

class HoversTest {

	@Test
	void functions() {
		assertHover("strlen | function strlen(s:string):long | strlen: the number of bytes of a string.", "probe begin { println(str‸len(\"a\")) }");
		assertHover("twice | function twice(n:long):long | Doubles.", "# Doubles.\nfunction twice:long(n:long) { return 2 * n }\nprobe begin { println(tw‸ice(1)) }");
		assertHover("println | println(value) | Prints one value and a new line.", "probe begin { prin‸tln(1) }");
	}

	@Test
	void variablesHaveTypes() {
		assertHover("n | local n: long | ", "probe begin { n = 1; println(‸n) }");
		assertHover("calls | global calls: long[string] | How often.", "# How often.\nglobal calls\nprobe begin { ca‸lls[\"a\"] = 1; println(calls[\"a\"]) }");
	}

	@Test
	void points() {
		assertHover("ms | timer.ms | Every N milliseconds.", "probe timer.m‸s(1) { exit() }");
		assertHover("mark | process.mark | A static marker of the program, by name; wildcards are allowed. Its arguments are $arg1, $arg2, ...",
				"probe process(\"x\").ma‸rk(\"y\") { exit() }");
		assertHover("mine | probe mine.own | Our own.", "# Our own.\nprobe mine.own = begin { }\nprobe mi‸ne.own { exit() }");
	}

	@Test
	void macros() {
		assertHover("@twice | @define twice(a) %( (@a + @a) %) | ", "@define twice(a) %( (@a + @a) %)\nprobe begin { println(@tw‸ice(1)) }");
		assertHover("@count | @count | How many values a statistic holds.", "global a\nprobe begin { a <<< 1; println(@cou‸nt(a)) }");
	}

	@Test
	void nothingElsewhere() {
		assertHover("", "probe begin { ‸ exit() }");
		assertHover("", "probe begin { println(\"ex‸it\") }");
	}

	private static void assertHover(String expected, String marked) {
		Marked script = Marked.of(marked);
		assertEquals(expected, new Hovers(script.model()).at(script.caret())
				.map(hover -> script.model().text().substring(hover.span().start(), hover.span().end()) + " | " + hover.title() + " | " + hover.documentation()).orElse(""));
	}
}
