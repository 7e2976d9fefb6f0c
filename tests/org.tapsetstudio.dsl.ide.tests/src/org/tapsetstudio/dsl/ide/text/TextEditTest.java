package org.tapsetstudio.dsl.ide.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class TextEditTest {
	private static final String TEXT = "one two three four";
	/** "one TWO! three, four" */
	private static final List<TextEdit> EDITS = List.of(new TextEdit(13, 13, ","), new TextEdit(4, 7, "TWO!"));

	@Test
	void joinedEditsDoTheSame() {
		assertEquals("one TWO! three, four", TextEdit.apply(TEXT, EDITS));
		TextEdit joined = TextEdit.joined(TEXT, EDITS);
		assertEquals(new TextEdit(4, 13, "TWO! three,"), joined);
		assertEquals(TextEdit.apply(TEXT, EDITS), TextEdit.apply(TEXT, List.of(joined)));
	}

	@Test
	void placesMoveWithTheirText() {
		assertEquals("one TWO! three, four".indexOf("four"), TextEdit.moved(TEXT.indexOf("four"), EDITS));
		assertEquals("one TWO! three, four".indexOf("three"), TextEdit.moved(TEXT.indexOf("three"), EDITS));
		assertEquals(1, TextEdit.moved(1, EDITS));
		assertEquals(6, TextEdit.moved(6, EDITS));
		assertEquals(5, TextEdit.moved(7, List.of(new TextEdit(4, 8, "x"))));
	}
}
