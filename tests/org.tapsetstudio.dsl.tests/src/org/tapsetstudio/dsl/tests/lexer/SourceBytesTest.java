package org.tapsetstudio.dsl.tests.lexer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.lexer.SourceBytes;
import org.tapsetstudio.dsl.lexer.StringEscapes;

class SourceBytesTest {
	@Test
	void textIsUtf8() {
		assertEquals("é☠😀", SourceBytes.decode("é☠😀".getBytes(StandardCharsets.UTF_8)));
		assertArrayEquals("é☠😀".getBytes(StandardCharsets.UTF_8), SourceBytes.encode("é☠😀"));
	}

	@Test
	void otherBytesStayBytes() {
		byte[] latin = { 'x', (byte) 0xe9, '"', (byte) 0xff, (byte) 0xc3 };
		assertEquals("x\udce9\"\udcff\udcc3", SourceBytes.decode(latin));
		assertArrayEquals(new byte[] { (byte) 0xe9, 'a' }, StringEscapes.bytes("\udce9a"));
	}

	@Test
	void everythingComesBack() {
		Random random = new Random(1);
		for (int i = 0; i < 2000; i++) {
			byte[] bytes = new byte[random.nextInt(30)];
			random.nextBytes(bytes);
			assertArrayEquals(bytes, SourceBytes.encode(SourceBytes.decode(bytes)));
		}
	}
}
