package org.tapsetstudio.dsl.semantics.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tapsetstudio.dsl.lexer.StringEscapes;

class RegexSyntaxTest {
	private static String problem(String pattern) {
		return RegexSyntax.problem(StringEscapes.bytes(pattern), pattern);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "a*", "(a|b)+c?", "[a-z]{2,3}", "[]a]", "[^]]", "[[:alpha:]_]", "^a$", "a{3}", "\\\\(", "a|", "x)", "(?:a|b)c", "(?:*)", "(?:{2}a)", "\\\\1", "\\012", "\\x41", "[\\001]", "a{32766}" })
	void valid(String pattern) {
		assertNull(problem(pattern));
	}

	@Test
	void invalid() {
		assertEquals("there is nothing before * that could be repeated", problem("*a"));
		assertEquals("there is a ( without a )", problem("(a"));
		assertEquals("the range z-a goes backwards", problem("[z-a]"));
		assertEquals("the range b-a goes backwards", problem("[\\x62-a]"));
		assertEquals("there is a [ without a ]", problem("[abc"));
		assertEquals("in {3,2} the first number is the larger one", problem("a{3,2}"));
		assertEquals("there is no character class [:letters:]", problem("[[:letters:]]"));
		assertEquals("it ends with a backslash", problem("a\\\\"));
		assertEquals("nothing can be repeated more than 32766 times", problem("a{1,32767}"));
		for (String escape : new String[] { "\\1", "a\\12b", "\\400", "\\x4", "\\xg", "[a]\\0", "[\\1]" })
			assertEquals("an escape for a byte has three octal digits, up to \\377, or x and two hexadecimal ones", problem(escape));
	}
}
