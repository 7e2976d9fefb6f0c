package org.tapsetstudio.dsl.tests.lexer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.lexer.Lexer;
import org.tapsetstudio.dsl.lexer.ScriptArguments;
import org.tapsetstudio.dsl.lexer.Source;
import org.tapsetstudio.dsl.lexer.Token;

class LexerTest {
	@Test
	void operatorsTakeTheLongestMatch() {
		check("a<<<b>>>=c", "IDENTIFIER a, OPERATOR <<<, IDENTIFIER b, OPERATOR >>>, OPERATOR =, IDENTIFIER c");
		check("x%(y) -->", "IDENTIFIER x, OPERATOR %(, IDENTIFIER y, OPERATOR ), OPERATOR --, OPERATOR >");
	}

	@Test
	void dollarsMayStandAnywhereInNames() {
		check("a$b $x $$vars $x$ $ $$", "IDENTIFIER a$b, TARGET $x, TARGET $$vars, TARGET $x$, DOLLARS $, DOLLARS $$");
	}

	@Test
	void numbersAreReadGreedily() {
		check("1.2 0x1F 017 1_0", "NUMBER 1, OPERATOR ., NUMBER 2, NUMBER 0x1F, NUMBER 017, NUMBER 1, IDENTIFIER _0");
		check("1abc 18446744073709551616", "NUMBER 1abc, NUMBER 18446744073709551616");
	}

	@Test
	void wrongNumbersSaySo() {
		List<Token> found = Lexer.tokenize(new Source("test", "09 1a 18446744073709551615 18446744073709551616"), ScriptArguments.NONE);
		assertEquals(List.of("09", "1a", "18446744073709551616"), found.stream().filter(token -> token.problem() != null).map(Token::text).toList());
	}

	@Test
	void stringsEndOnTheirLine() {
		check("\"a\\\"b\" \"open\nx", "STRING \"a\\\"b\", JUNK \"open, IDENTIFIER x");
	}

	@Test
	void commentsAndEmbeddedCode() {
		check("a # x\n/* b */ c // d\n%{ int x; %} /* open", "IDENTIFIER a, IDENTIFIER c, EMBEDDED %{ int x; %}");
	}

	@Test
	void letterOutsideAscii() {
		check("x = é", "IDENTIFIER x, OPERATOR =, JUNK é");
		check("\"☠.py\"", "STRING \"☠.py\"");
	}

	@Test
	void argumentsArePastedIntoTheText() {
		check("f($1) + @2", List.of("a, b", "say \"é\""),
				"IDENTIFIER f, OPERATOR (, IDENTIFIER a, OPERATOR ,, IDENTIFIER b, OPERATOR ), OPERATOR +, STRING \"say \\\"\\303\\251\\\"\"");
		check("$1b a$1 5$1 \"$1\"", List.of("x"), "IDENTIFIER xb, IDENTIFIER a$1, NUMBER 5, IDENTIFIER x, STRING \"$1\"");
		check("$# @#", List.of("x", "y"), "NUMBER 2, STRING \"2\"");
		check("$1 $2", List.of("$1"), "JUNK $1, JUNK $2");
	}

	private static void check(String text, String tokens) {
		check(text, List.of(), tokens);
	}

	private static void check(String text, List<String> arguments, String tokens) {
		List<Token> found = Lexer.tokenize(new Source("test", text), ScriptArguments.of(arguments));
		assertEquals(tokens,
				found.stream().filter(token -> !token.kind().isTrivia()).map(token -> token.kind() + " " + token.text()).collect(Collectors.joining(", ")));
	}
}
