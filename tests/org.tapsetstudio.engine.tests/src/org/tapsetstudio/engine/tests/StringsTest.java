package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StringsTest {
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { //
			"strlen(\"☠\")                        | 3", //
			"substr(\"abcdef\", 2, 3)             | cde", //
			"substr(\"abc\", 3, 1)                | ``", //
			"substr(\"abc\", -1, 1)               | ``", //
			"stringat(\"abc\", 1)                 | 98", //
			"isinstr(\"abcdef\", \"cd\")          | 1", //
			"strpos(\"abcdef\", \"cd\")           | 2", //
			"strpos(\"abcdef\", \"x\")            | -1", //
			"strtol(\"42abc\", 10)                | 42", //
			"strtol(\"0x1f\", 0)                  | 31", //
			"strtol(\"017\", 0)                   | 15", //
			"strtol(\"zz\", 36)                   | 0", //
			"strtol(\"x\", 10)                    | 0", //
			"str_replace(\"a.b.c\", \".\", \"::\") | a::b::c", //
			"str_replace(\"abc\", \"\", \"x\")    | abc", //
			"isdigit(\"7up\")                     | 1", //
			"text_str(\"a\\tb\\\"☠\\001\")        | a\\tb\\\"\\u2620\\001", //
			"text_strn(\"abcdef\", 3, 1)          | \"\"...", //
			"string_quoted(\"a\\n\")              | \"a\\n\"", //
			"usecs_to_string(61234567)            | 1m1.234567s", //
			"msecs_to_string(12)                  | 0m0.012s", //
			"errno_str(-2)                        | ENOENT", //
			"string_quoted(errno_str(4000))        | \"\"", //
			"\"a\" . \"b\" . \"c\"                | abc" })
	void functions(String expression, String expected) {
		assertEquals(expected + "\n", Script.output("probe begin { println(" + expression + ") }"));
	}

	@Test
	void tokens() {
		assertEquals("[one][two][three][]\n", Script.output("""
				probe begin {
					printf("[%s]", tokenize("one,,two;three", ",;"))
					printf("[%s]", tokenize("", ",;"))
					printf("[%s][%s]\\n", tokenize(",;"), tokenize(",;"))
				}"""));
	}

	@Test
	void stringsAreCutAt511Bytes() {
		assertEquals("511 511\n", Script.output("""
				probe begin {
					s = "0123456789"
					for (i = 0; i < 6; i++) s .= s
					printf("%d %d\\n", strlen(s), strlen(s . "x"))
				}"""));
	}

	@Test
	void theLimitCanBeChanged() {
		Script script = Script.of("probe begin { s = \"abcdef\" println(s . \"ghi\") println(sprintf(\"%d\", 123456789)) }").define("MAXSTRINGLEN", 8).run();
		assertEquals("abcdefg\n1234567\n", script.output());
	}

	@Test
	void matches() {
		assertEquals("""
				1 a.py py 2
				no
				other
				""", Script.output("""
				probe begin {
					if ("import a.py" =~ "[a-z]+\\\\.(py|pyc)$") printf("1 %s %s %d\\n", matched_str(), matched(1), ngroups())
					if ("abc" =~ "^b") println("yes"); else println("no")
					if ("abc" !~ "x") println("other")
				}"""));
	}

	@Test
	void groupsOfAFailedMatchAreErrors() {
		assertEquals("Attempted to get nonexistent subexpression 0\n",
				Script.output("probe begin { if (\"a\" =~ \"b\") exit() try { println(matched(0)) } catch (e) { println(e) } }"));
	}
}
