package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

class CommandWordsTest {
	@Test
	void splitsAtBlanks() {
		assertEquals(List.of("python3", "-m", "json.tool"), CommandWords.split("  python3 -m\tjson.tool "));
	}

	@Test
	void quotesKeepBlanksTogether() {
		assertEquals(List.of("echo", "a b", "c \"d\"", "e'f", ""), CommandWords.split("echo 'a b' \"c \\\"d\\\"\" e\\'f ''"));
	}

	@Test
	void nothingIsExpanded() {
		assertEquals(List.of("ls", "*", "$HOME", "`id`", ";", "\\n"), CommandWords.split("ls * $HOME `id` ; '\\n'"));
	}

	@Test
	void nothingGivesNoWords() {
		assertEquals(List.of(), CommandWords.split("   "));
	}

	@Test
	void anOpenQuoteIsToldWithTheCommand() {
		Exception e = assertThrows(IllegalArgumentException.class, () -> CommandWords.split("echo 'a"));
		assertEquals("The command has an opening ' that is not closed: echo 'a", e.getMessage());
	}
}
