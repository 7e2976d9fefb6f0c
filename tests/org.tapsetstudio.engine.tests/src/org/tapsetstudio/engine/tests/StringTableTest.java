package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.StringTable;

class StringTableTest {
	private final StringTable table = new StringTable(511);

	@Test
	void equalStringsHaveOneNumber() {
		int id = table.idOf(ByteString.of("abc"));
		assertEquals(id, table.idOf(ByteString.of("abc")));
		assertEquals("abc", table.get(id).toString());
		assertSame(table.get(id), table.intern("abc".getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void emptyIsZero() {
		assertEquals(0, table.idOf(ByteString.EMPTY));
		assertEquals(0, table.idOf(table.intern(new byte[0])));
	}

	@Test
	void manyStringsKeepTheirNumbers() {
		for (int i = 1; i <= 5000; i++) {
			assertEquals(i, table.idOf(table.intern(("s" + i).getBytes(StandardCharsets.UTF_8))));
		}
		for (int i = 1; i <= 5000; i++) {
			assertEquals(i, table.idOf(ByteString.of("s" + i)));
		}
	}

	@Test
	void longOnesAreCutAndNulEnds() {
		assertEquals("x".repeat(511), table.intern("x".repeat(600).getBytes(StandardCharsets.UTF_8)).toString());
		assertEquals("ab", table.intern(new byte[] { 'a', 'b', 0, 'c' }).toString());
	}
}
