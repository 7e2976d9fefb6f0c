package org.tapsetstudio.dsl.semantics.internal;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

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

	/** Adjacent literals are one text before their escapes mean anything: {@code "\x4" "1"} is {@code "A"}. */
	static byte[] string(StringLiteral literal) {
		return StringEscapes.bytes(body(literal));
	}

	private static String body(StringLiteral literal) {
		return literal.getParts().stream().map(StringEscapes::body).collect(Collectors.joining());
	}

	/** Whether a NUL ends the literal before its end. */
	static boolean hasNul(StringLiteral literal) {
		return string(literal).length == StringEscapes.bytes(body(literal) + '|').length; // what stands behind a NUL makes no difference
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
