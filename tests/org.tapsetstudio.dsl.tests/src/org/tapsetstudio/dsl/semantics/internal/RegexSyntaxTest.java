package org.tapsetstudio.dsl.semantics.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexSyntaxTest {
	private static String problem(String pattern) {
		return RegexSyntax.problem(pattern.getBytes(StandardCharsets.ISO_8859_1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "a*", "(a|b)+c?", "[a-z]{2,3}", "[]a]", "[^]]", "[[:alpha:]_]", "^a$", "a{3}", "\\(", "a|", "x)" })
	void valid(String pattern) {
		assertNull(problem(pattern));
	}

	@Test
	void invalid() {
		assertEquals("there is nothing before * that could be repeated", problem("*a"));
		assertEquals("there is a ( without a )", problem("(a"));
		assertEquals("the range z-a goes backwards", problem("[z-a]"));
		assertEquals("there is a [ without a ]", problem("[abc"));
		assertEquals("in {3,2} the first number is the larger one", problem("a{3,2}"));
		assertEquals("there is no character class [:letters:]", problem("[[:letters:]]"));
		assertEquals("it ends with a backslash", problem("a\\"));
	}
}
