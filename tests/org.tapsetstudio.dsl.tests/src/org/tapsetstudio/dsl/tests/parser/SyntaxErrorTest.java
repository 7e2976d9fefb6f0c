package org.tapsetstudio.dsl.tests.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.parser.StpParserFacade;
import org.tapsetstudio.dsl.preprocessor.ParseContext;

/** Messages and places, as a user sees them. */
class SyntaxErrorTest {
	@Test
	void syntax() {
		errors("probe begin { x = }", "1:19 expected a value, found '}'");
		errors("probe begin { f(1 }", "1:19 expected ')', found '}'");
		errors("probe begin {\n\tprintf(\"x\"\n", "3:1 expected ')', found the end of the script");
		errors("probe begin { if x) y }", "1:18 expected '(', found 'x'; the condition stands in parentheses, as in if (x == 3)");
		errors("foo", "1:1 expected 'probe', 'global', 'private', 'function' or '%{', found 'foo'");
		errors("probe begin { } }", "1:17 expected 'probe', 'global', 'private', 'function' or '%{', found '}'; there is one } too many");
		errors("probe {", "1:8 expected the name of a probe point, found the end of the script");
		errors("probe begin { foreach (1 in x) y }", "1:24 expected a loop variable, found '1'");
		errors("global a = b", "1:12 expected a number or a string, found 'b'");
	}

	@Test
	void behindPrivate() {
		errors("private probe begin { }", "1:9 expected 'global', 'function' or the name of a variable behind 'private', found 'probe'");
		errors("private", "1:8 expected 'global', 'function' or the name of a variable behind 'private', found the end of the script");
	}

	@Test
	void tokens() {
		errors("probe begin { x = 1abc }", "1:19 number '1abc' is malformed or does not fit 64 bits");
		errors("probe begin { println(\"x) }\n}", "1:23 string is not closed on its line");
		errors("probe begin { println('a) }", "1:23 unexpected character '''; strings are written in \"double quotes\"");
	}

	@Test
	void macros() {
		errors("@define m %( 1 + %) probe begin { x = @m }", "1:42 expected a value, found '}'");
		errors("@define m %( 1 + * 2 %) probe begin { x = @m }", "1:43 expected a value, found '*' (in the expansion of @m)");
		errors("@define m(a) %( [1,@a] %) probe begin { x = @m(2) }", "1:45 expected 'in' and an array behind a list (in the expansion of @m)");
		errors("@define m %( [1,2] %) probe begin { x = @m }", "1:41 expected 'in' and an array behind a list (in the expansion of @m)");
	}

	@Test
	void checks() {
		errors("global a, a", "1:11 'a' is already declared in this file");
		errors("global a[0]", "1:10 the size of an array must be 1 to 2147483647");
		errors("function f(a, a) {}", "1:15 the function has two parameters 'a'");
		errors("function f() : 0 {}", "1:16 the priority of a function must be at least 1");
		errors("probe begin { return 1 }", "1:15 'return' stands outside of a function; 'next' leaves a probe");
		errors("function f() { if (1) return else 1 }", "1:30 expected a value, ';' or '}' behind 'return', found 'else'");
		errors("probe a, b = c {}", "1:7 an alias has one name");
		errors("probe a? = b {}", "1:7 the name of an alias cannot be optional or sufficient");
		errors("probe a {} , {}", "1:14 only an alias has an epilogue");
		errors("probe {a?, b}.c {}", "1:8 '?', '!' and 'if' can only stand at the end of a probe point");
		errors("probe x.{a?}? {}", "1:10 '?' or '!' is given twice for this probe point");
		errors("probe begin { foreach (a+ in b-) {} }", "1:31 a foreach can sort by one thing only");
		errors("probe begin { foreach (a in b @sum) {} }", "1:31 expected '+' or '-' behind @sum");
		errors("probe begin { x = @hist_log(y) }", "1:19 a histogram is not a value: print it, index it or loop over it");
		errors("probe begin { print = 1 }", "1:15 'print' is a print function; expected '(' behind it");
		errors("probe begin { printf(\"%d %q\", 1) }", "1:26 '%q' is not a conversion of a print format");
		errors("probe begin { printf(\"a\\n\" \"b%q\", 1) }", "1:30 '%q' is not a conversion of a print format");
		errors("@define f %( \"%q\" %) probe begin { printf(@f, 1) }", "1:43 '%q' is not a conversion of a print format (in the expansion of @f)");
		errors("probe begin { printd(\",\", 1) }", "1:28 printd needs a delimiter and at least two values");
		errors("probe begin { print( ) }", "1:22 print needs something to print");
		errors("probe begin { (print()) }", "1:15 print needs something to print");
		errors("probe begin { printf() }", "1:22 printf needs a literal string, the format, as its first argument");
		errors("probe begin { printf(x, 1) }", "1:22 printf needs a literal string, the format, as its first argument");
		errors("probe begin { printd(1, 2, 3) }", "1:22 printd needs a literal string, the delimiter, as its first argument");
		errors("probe begin { x = &(&y) }", "1:19 an address has no address");
		errors("probe begin { %{ c %} }", "1:15 embedded C code needs guru mode (-g)");
	}

	@Test
	void emptyScripts() {
		errors("", "1:1 the script is empty");
		errors("# nothing\n%( 1 == 2 %? probe begin {} %)", "1:1 the script is empty after preprocessing");
	}

	private static void errors(String text, String... errors) {
		ParsedScript script = StpParserFacade.parse("x.stp", text, ParseContext.script());
		assertEquals(String.join("\n", errors), script.errors().stream().map(e -> e.where().line() + ":" + e.where().column() + " " + e.message())
				.collect(Collectors.joining("\n")), text);
	}
}
