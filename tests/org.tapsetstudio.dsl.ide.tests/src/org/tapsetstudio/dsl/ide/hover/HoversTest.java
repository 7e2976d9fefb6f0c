package org.tapsetstudio.dsl.ide.hover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ide.testing.Marked;

class HoversTest {
	private static final String LIBRARY = "/usr/lib/x86_64-linux-gnu/libstdc++.so.6";


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
		assertHover("@twice | @define twice(a) %( (@a + @a) %) | Doubles.\n\nHere: (n*2 + n*2)", "# Doubles.\n@define twice(a) %( (@a + @a) %)\nprobe begin { n = 1; println(@tw‸ice(n*2)) }");
		assertHover("@b | @define b %( @a + 1 %) | Here: 5 + 1", "@define a %( 5 %) @define b %( @a + 1 %)\nprobe begin { println(@‸b) }");
		assertHover("@count | @count | How many values a statistic holds.", "global a\nprobe begin { a <<< 1; println(@cou‸nt(a)) }");
	}

	@Test
	void theArgumentsOfTheMarkerOfAFile() {
		assumeTrue(Files.exists(Path.of(LIBRARY)), LIBRARY + " is not there: install the package libstdc++6 for this test");
		String marker = "Marker libstdcxx:catch\n  $arg1: uint64_t\n  $arg2: uint64_t";
		String script = "probe process(\"" + LIBRARY + "\").provider(\"libstdcxx\").mark(\"catch\") { println($arg2, $arg3, $$vars) }";
		assertHover("\"catch\" | mark(\"catch\") | " + marker, script.replace("\"catch", "\"ca‸tch"));
		assertHover("mark | provider.mark | A static marker of the program, by name; wildcards are allowed. Its arguments are $arg1, $arg2, ...\n\n" + marker, script.replace("mark", "ma‸rk"));
		assertHover("\"libstdcxx\" | provider(\"libstdcxx\") | Provider libstdcxx: 3 markers", script.replace("libstdcxx\"", "lib‸stdcxx\""));
		assertHover("$arg2 | $arg2: uint64_t | Argument 2 of libstdcxx:catch.", script.replace("arg2", "ar‸g2"));
		assertHover("$arg3 | $arg3 | libstdcxx:catch has no such argument: it has 2.", script.replace("arg3", "ar‸g3"));
		assertHover("$$vars | $$vars: string | All arguments of the marker as text.", script.replace("vars", "va‸rs"));
	}

	@Test
	void theArgumentsOfAProvidedMarkerHaveNames() {
		String script = "probe process.provider(\"python\").mark(\"function__*\") { println(user_string($arg2)) }";
		assertHover("$arg2 | $arg2: funcname | Argument 2 of python:function__entry.\nArgument 2 of python:function__return.", script.replace("arg2", "ar‸g2"));
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
