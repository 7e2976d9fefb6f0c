package org.tapsetstudio.ui.internal.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.ui.internal.data.ScriptTable;

class CsvFileTest {
	@Test
	void whatSeparatesIsQuoted() {
		var rows = List.of(new ScriptTable.Row(List.of("f(a, \"b\")", "3"), List.of()), new ScriptTable.Row(List.of("two\nlines", "4"), List.of()));
		var table = new ScriptTable("calls", List.of(new ScriptTable.Column("name", false, true), new ScriptTable.Column("calls", true, false)), rows, 2);
		assertEquals("name,calls\r\n\"f(a, \"\"b\"\")\",3\r\n\"two\nlines\",4\r\n", CsvFile.text(table, rows));
	}
}
