package org.tapsetstudio.dsl.ide.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.preprocessor.ParseContext;

class DocumentationCommentTest {

	@Test
	void eachKindOfComment() {
		assertComment("One.\nTwo.", "# One.\n// Two.\nfunction f() { 1 }");
		assertComment("One.\n\nTwo.", "/**\n * One.\n *\n * Two.\n */\nprivate function f() { 1 }");
		assertComment("One.\nTwo.", "# One.\r\n# Two.\r\nfunction f() { 1 }\r\n");
		assertComment("\u00fcber \u2620", "# \u00fcber \u2620\nglobal f");
	}

	@Test
	void onlyWhatStandsDirectlyAbove() {
		assertComment("", "# far\n\nfunction f() { 1 }");
		assertComment("near", "# far\n\n# near\nfunction f() { 1 }");
		assertComment("About f.", "#! /usr/bin/stap\n# About f.\nglobal f");
		assertComment("", "global a # of a\nfunction f() { 1 }");
		assertComment("", "f");
	}

	private static void assertComment(String expected, String text) {
		assertEquals(expected, DocumentationComment.above(ScriptTokens.of(text, ParseContext.editor()), text.lastIndexOf("f")), text);
	}
}
