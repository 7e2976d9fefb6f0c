package org.tapsetstudio.dsl.ide.snippet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ide.testing.Marked;

class SnippetsTest {

	@Test
	void allAreRight() {
		for (Snippet snippet : Snippets.all()) {
			String text = SnippetText.plain(snippet, "").text().replace("timer.s(seconds)", "timer.s(1)");
			// "if (c) { } else { }" and the like need something to work on
			String script = snippet.topLevel() ? text : "probe begin {\n" + text + "\n}";
			assertEquals(List.of(), Marked.model(script).script().errors(), snippet.name());
		}
	}

	@Test
	void plainText() {
		assertEquals(new SnippetText("probe begin {\n\t\t\n\t}", 16), SnippetText.plain(new Snippet("b", "", true, "probe begin {\n\t${cursor}\n}"), "\t"));
	}

	@Test
	void placesOfTheProtocol() {
		assertEquals("for (${1:i} = 0; ${1:i} < \\$arg1) {$0\\}", SnippetText.protocol(new Snippet("f", "", false, "for (${i} = 0; ${i} < $$arg1) {${cursor}}"), ""));
	}
}
