package org.tapsetstudio.dsl.semantics.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.tapsetstudio.dsl.lexer.Numbers;
import org.tapsetstudio.dsl.lexer.StringEscapes;
import org.tapsetstudio.dsl.stp.Literal;
import org.tapsetstudio.dsl.stp.NumberLiteral;
import org.tapsetstudio.dsl.stp.StringLiteral;

/** Values of literals. */
final class Literals {
	private Literals() {
	}

	static long number(NumberLiteral literal) {
		long value = literal.getValue() == null ? 0 : Numbers.value(literal.getValue());
		return literal.isNegative() ? -value : value;
	}

	/** Adjacent literals are one. Bytes behind a NUL are dropped, as C strings end there. */
	static byte[] string(StringLiteral literal) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (String part : literal.getParts())
			bytes.writeBytes(StringEscapes.bytes(StringEscapes.body(part)));
		byte[] all = bytes.toByteArray();
		for (int i = 0; i < all.length; i++)
			if (all[i] == 0)
				return Arrays.copyOf(all, i);
		return all;
	}

	static String text(StringLiteral literal) {
		return new String(string(literal), StandardCharsets.UTF_8);
	}

	/** Long or byte[]; null for no literal. */
	static Object value(Literal literal) {
		return switch (literal) {
		case NumberLiteral n -> number(n);
		case StringLiteral s -> string(s);
		case null, default -> null;
		};
	}
}
