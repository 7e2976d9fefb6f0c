package org.tapsetstudio.dsl.ide.occurrence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.ide.testing.Marked;

/** Occurrences are written in brackets. */
class OccurrencesTest {

	@Test
	void localsBelongToTheirHandler() {
		assertOccurrences("probe begin { [n] = 1; println([n]) }\nprobe end { n = 2; println(n) }", "probe begin { ‸n = 1; println(n) }\nprobe end { n = 2; println(n) }");
	}

	@Test
	void globalsBelongToAll() {
		assertOccurrences("global [n]\nprobe begin { [n] = 1 }\nprobe end { println([n]) }", "global n\nprobe begin { ‸n = 1 }\nprobe end { println(n) }");
	}

	@Test
	void functions() {
		assertOccurrences("function [f]() { return 1 }\nprobe begin { println([f]()) }", "function ‸f() { return 1 }\nprobe begin { println(f()) }");
	}

	@Test
	void keywordsHaveNone() {
		assertOccurrences("probe begin { exit() }", "pro‸be begin { exit() }");
	}

	private static void assertOccurrences(String expected, String marked) {
		Marked script = Marked.of(marked);
		StringBuilder text = new StringBuilder(script.model().text());
		List<TextSpan> spans = Occurrences.at(script.model(), script.caret()).stream().sorted((a, b) -> b.start() - a.start()).toList();
		for (TextSpan span : spans) {
			text.insert(span.end(), ']').insert(span.start(), '[');
		}
		assertEquals(expected, text.toString());
	}
}
