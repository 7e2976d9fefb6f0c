package org.tapsetstudio.dsl.ide.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.testing.Marked;

class OutlineTest {

	@Test
	void declarationsInTheOrderOfTheText() {
		assertOutline("""
				MACRO @top  <top>
				GLOBAL calls long[string] <calls>
				GLOBAL total long <total = 0>
				FUNCTION f (a:string):long <f>
				ALIAS mine  <mine>
				PROBE timer.s(1), end  <timer.s(1),
				  end>
				""", """
				@define top %( 5 %)
				global calls, total = 0
				function f:long(a:string) { return calls[a] }
				probe mine = begin { }
				probe timer.s(1),
				  end { calls["a"]++ }
				""");
	}

	@Test
	void brokenDeclarationsDoNotHideOthers() {
		assertOutline("""
				PROBE begin  <begin>
				PROBE end  <end>
				""", "probe begin { if ( }\nprobe end { }\n");
	}

	private static void assertOutline(String expected, String text) {
		ScriptModel model = Marked.model(text);
		assertEquals(expected, Outline.of(model).stream()
				.map(entry -> entry.kind() + " " + entry.label() + " " + entry.detail() + " <" + text.substring(entry.name().start(), entry.name().end()) + ">\n")
				.collect(Collectors.joining()));
	}
}
