package org.tapsetstudio.dsl.ide.coloring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.preprocessor.ParseContext;

/** An edit is written as {@code [removed|inserted]}; the answer is the text to be painted anew. */
class ColoringChangeTest {

	@Test
	void typingInATokenConcernsThatToken() {
		assertChange("beginx", "probe begin[|x] { print(1) }");
	}

	@Test
	void typingBlanksConcernsTheBlanks() {
		assertChange("  ", "probe begin {[|  ] print(1) }");
	}

	@Test
	void completingAKeywordConcernsTheKeyword() {
		assertChange("next", "probe begin { nex[|t] }");
	}

	@Test
	void openingACommentConcernsAllThatFollows() {
		assertChange("/* print(1) }\nprobe end { }", "probe begin { [|/*] print(1) }\nprobe end { }");
	}

	@Test
	void closingACommentConcernsAllThatWasInIt() {
		assertChange("/* */ print(1) }\nprobe end { }", "probe begin { /* [|*/] print(1) }\nprobe end { }");
	}

	@Test
	void aQuoteConcernsTheRestOfTheLine() {
		assertChange("\"print(1)", "probe begin { [|\"]print(1)\n next }");
	}

	@Test
	void removingConcernsTheNeighbours() {
		assertChange("probebegin", "probe[ |]begin { print(1) }");
	}

	private static void assertChange(String expected, String edit) {
		int offset = edit.indexOf('[');
		int bar = edit.indexOf('|');
		int close = edit.indexOf(']');
		String head = edit.substring(0, offset);
		String removed = edit.substring(offset + 1, bar);
		String inserted = edit.substring(bar + 1, close);
		String tail = edit.substring(close + 1);
		String after = head + inserted + tail;
		ColoringChange change = ColoringChange.between(colors(head + removed + tail), colors(after), offset, removed.length(), inserted.length());
		assertEquals(expected, after.substring(change.start(), change.end()));
	}

	private static List<ColoredSpan> colors(String text) {
		return Coloring.of(ScriptTokens.of(text, ParseContext.editor()));
	}
}
