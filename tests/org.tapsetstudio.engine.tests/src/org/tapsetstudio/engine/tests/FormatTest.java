package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.format.Formatter;
import org.tapsetstudio.engine.internal.text.ByteBuilder;

class FormatTest {
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
			"%d       | 42   | '42'", //
			"%5d      | 42   | '   42'", //
			"%-5d;    | 42   | '42   ;'", //
			"%05d     | -42  | '-0042'", //
			"%+d      | 42   | '+42'", //
			"'% d'    | 42   | ' 42'", //
			"%.4d     | 42   | '0042'", //
			"%6.4d    | 42   | '  0042'", //
			"%06.3d   | 42   | '000042'", //
			"%u       | -1   | '18446744073709551615'", //
			"%x       | 255  | 'ff'", //
			"%X       | 255  | 'FF'", //
			"%#x      | 255  | '0xff'", //
			"%#X      | 255  | '0XFF'", //
			"%#x      | 0    | '0x0'", //
			"%p       | 4096 | '0x1000'", //
			"%#10x    | 255  | '      0xff'", //
			"%o       | 8    | '10'", //
			"%#o      | 8    | '010'", //
			"%i       | -9223372036854775808 | '-9223372036854775808'", //
			"%20d     | -9223372036854775808 | '-9223372036854775808'", //
			"%ld      | 7    | '7'", //
			"%c       | 65   | 'A'", //
			"%3c      | 65   | '  A'", //
			"%-3c;    | 65   | 'A  ;'", //
			"%#c      | 10   | '\\n'", //
			"%#c      | 27   | '\\033'", //
			"100%%:%d | 1    | '100%:1'" })
	void numbers(String format, long value, String expected) {
		assertEquals(expected, print(format, value, ""));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "%s | abc | 'abc'", "%5s | abc | '  abc'", "%-5s; | abc | 'abc  ;'", "%.2s | abc | 'ab'", "%5.1s | abc | '    a'",
			"%#s | a\"b | 'a\"b'", "%s | ☠.py | '☠.py'" })
	void strings(String format, String value, String expected) {
		assertEquals(expected, print(format, 0, value));
	}

	@ParameterizedTest
	@CsvSource({ "%b, 0807060504030201", "%1b, 08", "%2b, 0807", "%4b, 08070605", "%.2b, 0807", "%4.2b, 00000807" })
	void binary(String format, String expected) {
		ByteBuilder out = new ByteBuilder();
		new Formatter(Ir.format(format)).format(out, new long[] { 0x0102030405060708L },
				new ByteString[] { ByteString.EMPTY }, 0, Integer.MAX_VALUE);
		ByteString result = ByteString.copyOf(bytes(out), 0, out.size());
		assertEquals(expected, HexFormat.of().formatHex(result.bytes()));
	}

	@Test
	void widthAndPrecisionFromArguments() {
		ByteBuilder out = new ByteBuilder();
		ByteString none = ByteString.EMPTY;
		new Formatter(Ir.format("%-*.*s;%*d")).format(out, new long[] { 5, 2, 0, 4, 7 },
				new ByteString[] { none, none, ByteString.of("abc"), none, none }, 0, Integer.MAX_VALUE);
		assertEquals("ab   ;   7", out.toString());
	}

	private static byte[] bytes(ByteBuilder out) {
		java.io.ByteArrayOutputStream stream = new java.io.ByteArrayOutputStream();
		try {
			out.writeTo(stream);
		} catch (java.io.IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
		return stream.toByteArray();
	}

	private static String print(String format, long number, String string) {
		ByteBuilder out = new ByteBuilder();
		new Formatter(Ir.format(format)).format(out, new long[] { number }, new ByteString[] { ByteString.of(string) }, 0, Integer.MAX_VALUE);
		return out.toString();
	}
}
