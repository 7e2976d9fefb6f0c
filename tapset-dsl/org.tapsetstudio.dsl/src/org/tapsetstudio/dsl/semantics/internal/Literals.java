package org.tapsetstudio.dsl.semantics.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.tapsetstudio.dsl.lexer.Numbers;
import org.tapsetstudio.dsl.lexer.SourceBytes;
import org.tapsetstudio.dsl.lexer.StringEscapes;
import org.tapsetstudio.dsl.stp.Binary;
import org.tapsetstudio.dsl.stp.Expression;
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

	/** Literals, also joined by {@code .}, as one text whose escapes mean nothing yet; null for any other expression. */
	static String joined(Expression e) {
		if (e instanceof StringLiteral literal)
			return body(literal);
		if (!(e instanceof Binary b && ".".equals(b.getOperator())))
			return null;
		String left = joined(b.getLeft());
		String right = left == null ? null : joined(b.getRight());
		return right == null ? null : left + right;
	}

	/** Literals are compared before their escapes mean anything: {@code "\x61"} is not {@code "a"}, but {@code "\q"} is {@code "q"}. Negative, 0 or positive. */
	static int compare(String joined, String other) {
		return Arrays.compareUnsigned(SourceBytes.encode(StringEscapes.known(joined)), SourceBytes.encode(StringEscapes.known(other)));
	}

	/** Whether a NUL ends the joined literals before their end. */
	static boolean hasNul(String joined) {
		return StringEscapes.bytes(joined).length == StringEscapes.bytes(joined + '|').length; // what stands behind a NUL makes no difference
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
