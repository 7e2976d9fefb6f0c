package org.tapsetstudio.dsl.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.format.FormatDirective.Conversion;
import org.tapsetstudio.dsl.format.FormatDirective.Text;

class FormatParserTest {
	private static String parsed(String format) throws FormatException {
		return FormatParser.parse(format).stream().map(d -> switch (d) {
		case Text t -> "'" + new String(t.bytes(), StandardCharsets.UTF_8) + "'";
		case Conversion c -> (c.flag() == 0 ? "" : c.flag() + "") + number(c.width()) + (c.precision() == FormatDirective.NONE ? "" : "." + number(c.precision())) + c.letter()
				+ c.arguments();
		}).collect(Collectors.joining(" "));
	}

	private static String number(int n) {
		return n == FormatDirective.NONE ? "" : n == FormatDirective.DYNAMIC ? "*" : Integer.toString(n);
	}

	@Test
	void pieces() throws FormatException {
		assertEquals("'a 100% ' d[LONG] ' ' s[STRING]", parsed("a 100%% %d %s"));
		assertEquals("-10s[STRING] 05d[LONG] #x[LONG] 8.3d[LONG]", parsed("%-10s%05d%#x%8.3d"));
		assertEquals("*d[LONG, LONG] *.*s[LONG, LONG, STRING] s[STRING] u[LONG]", parsed("%*d%*.*s%.s%lu"));
	}

	@Test
	void escapesMeanSomethingInTextsOnly() throws FormatException {
		assertEquals("'%dA' d[LONG]", parsed("\\45d\\101%d"));
		assertEquals("d[LONG] 'q'", parsed("\\%d\\q"));
		assertEquals(4, ((Text) FormatParser.parse("a\\0b\\n\\t").get(0)).lost());
	}

	@Test
	void mistakes() {
		assertEquals("a conversion takes only one flag of 0 + - # and blank", assertThrows(FormatException.class, () -> parsed("%-+5d")).getMessage());
		FormatException unknown = assertThrows(FormatException.class, () -> parsed("abc %q"));
		assertEquals(4, unknown.offset());
		assertThrows(FormatException.class, () -> parsed("%"));
		assertThrows(FormatException.class, () -> parsed("%lld"));
		assertThrows(FormatException.class, () -> parsed("%hd"));
		assertThrows(FormatException.class, () -> parsed("%\\x64"));
		assertThrows(FormatException.class, () -> parsed("%99999999999d"));
	}
}
