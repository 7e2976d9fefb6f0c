package org.tapsetstudio.dsl.tests.lexer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.lexer.Numbers;
import org.tapsetstudio.dsl.lexer.StringEscapes;

class LiteralsTest {
	@Test
	void escapes() {
		assertEquals("a\nb\t\"q\" A A", text("a\\nb\\t\\\"\\q\\\" \\x41 \\101"));
		assertEquals("\u2620.py", text("☠.py"));
		assertEquals("ab", text("ab\\0cd"));
		assertEquals("☠", text("\\342\\230\\240"));
	}

	@Test
	void quoting() {
		assertEquals("\"a\\\"b\\\\\\303\\251\\012\"", StringEscapes.quote("a\"b\\é\n"));
	}

	@Test
	void numbers() {
		assertEquals(31, Numbers.value("0x1F"));
		assertEquals(15, Numbers.value("017"));
		assertEquals(-1, Numbers.value("18446744073709551615"));
	}

	private static String text(String body) {
		return new String(StringEscapes.bytes(body), StandardCharsets.UTF_8);
	}
}
