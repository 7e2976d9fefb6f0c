package org.tapsetstudio.dsl.ide.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ide.model.ScriptModels;
import org.tapsetstudio.dsl.parser.StpParserFacade;

class InsertionTest {
	private static final String PROBE = "probe end\n{\n\tprintf(\"end\\n\")\n}\n";
	private static final String SCRIPT = """
			#! /usr/bin/env tapset
			# What is counted.
			@define twice(a) %( (@a + @a) %)
			global calls, sizes[10] # two of them
			private global depth = 1

			/* Where a call
			   was made. */
			function place:string(file:string, line:long)
			{
				return sprintf("%s:%d {", file, line) // {
			}
			%( 1 == 1 %?
			probe begin { exit() }
			%)

			# Counts.
			probe begin
			,
				timer.s(1) if (depth)
			{ # {

				calls[place("probe", 1)]++
			} # done
			probe never { println(calls["a"]) } probe never { println(sizes[1], @twice(depth)) }
			""";

	@Test
	void behindTheDeclarationAroundThePlace() {
		assertEquals("probe begin\n{\n\texit()\n}\n\n" + PROBE, with("probe begin\n{\n\tex|it()\n}\n"));
		assertEquals("probe begin { exit() }\n\n" + PROBE.strip(), with("probe beg|in { exit() }"));
		assertEquals("global a, b\n\n" + PROBE + "probe begin { a = b }\n", with("global a|, b\nprobe begin { a = b }\n"));
	}

	@Test
	void onAnEmptyLineBetweenDeclarations() {
		assertEquals("global a\n\n" + PROBE + "\nprobe begin { a = 1 }\n", with("global a\n\n|\n\nprobe begin { a = 1 }\n"));
		assertEquals(PROBE, with("|"));
	}

	@Test
	void betweenACommentAndItsDeclarationThereIsNoPlace() {
		assertEquals("global a\n\n" + PROBE + "# Why.\nprobe begin { a = 1 }\n", with("global a\n# Wh|y.\nprobe begin { a = 1 }\n"));
		assertEquals("# Licence.\n" + PROBE + "\nprobe begin { exit() }\n", with("# Lic|ence.\nprobe begin { exit() }\n"));
	}

	@Test
	void linesEndAsThoseOfTheScript() {
		assertEquals("probe begin\r\n{\r\n}\r\n\r\n" + PROBE.replace("\n", "\r\n"), with("probe begin\r\n{|\r\n}\r\n"));
	}

	/** Wherever one points: what was there means what it meant, and there is one declaration more. */
	@Test
	void noPlaceBreaksTheScript() {
		List<String> before = tokens(SCRIPT);
		int count = items(SCRIPT);
		for (int place = 0; place <= SCRIPT.length(); place++) {
			String after = with(SCRIPT, place);
			String at = SCRIPT.substring(0, place) + "|" + SCRIPT.substring(place) + "\n=>\n" + after;
			assertEquals(before.size() + tokens(PROBE).size(), tokens(after).size(), at);
			assertEquals(count + 1, items(after), at);
		}
	}

	private static int items(String text) {
		var script = StpParserFacade.parse("a.stp", text, ScriptModels.shared().surroundings().parseContext());
		assertEquals(List.of(), script.errors(), text);
		return script.root().getItems().size();
	}

	private static List<String> tokens(String text) {
		ScriptTokens tokens = ScriptModels.shared().tokens(text);
		return IntStream.range(0, tokens.size()).mapToObj(i -> tokens.token(i).text()).toList();
	}

	private static String with(String marked) {
		return with(marked.replace("|", ""), marked.indexOf('|'));
	}

	private static String with(String text, int place) {
		Insertion insertion = Insertion.declaration(ScriptModels.shared().tokens(text), place, PROBE);
		return text.substring(0, insertion.offset()) + insertion.text() + text.substring(insertion.offset());
	}
}
