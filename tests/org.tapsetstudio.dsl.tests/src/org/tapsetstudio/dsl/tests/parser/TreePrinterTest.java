package org.tapsetstudio.dsl.tests.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.parser.StpParserFacade;
import org.tapsetstudio.dsl.preprocessor.ParseContext;
import org.tapsetstudio.dsl.printer.TreePrinter;

/** How expressions bind; the texts are those of {@code stap -p1}. */
class TreePrinterTest {
	@Test
	void precedence() {
		expression("a.b+c", "(a) . ((b) + (c))");
		expression("a<<b.c", "(a) << ((b) . (c))");
		expression("a = b ? c : d = e", "(a) = (((b)?(c):(d)) = (e))");
		expression("a | b == c", "(a) | ((b) == (c))");
		expression("!a in b", "[!(a)] in b");
		expression("x <<< 1 <<< 2", "(x) <<< ((1) <<< (2))");
		expression("- -x++", "-(-((x)++))");
		expression("$x->y[1]$", "$x->y[1]->$");
		expression("(a+b)->c->d", "((a) + (b))->c->d");
	}

	@Test
	void newlinesDoNotEndStatements() {
		assertEquals("probe begin{\n(a) - (1);\n(b)++;\nc;\nf(1);\n2;\n}\n", print("probe begin { a\n-1\nb\n++ c f(1)(2) }"));
	}

	@Test
	void groupsOfPointsAreMultipliedOut() {
		assertEquals("probe x.a.c?,x.a.d?,x.b(1).c?,x.b(1).d?{\n}\n", print("probe x.{a,b(1)}.{c,d}? {}"));
	}

	@Test
	void deepNesting() {
		int depth = 3000;
		String text = "probe begin { x = " + "(".repeat(depth) + "1" + ")".repeat(depth) + " }";
		assertEquals("probe begin{\n(x) = (1);\n}\n", print(text));
	}

	private static void expression(String text, String tree) {
		assertEquals("probe begin{\n" + tree + ";\n}\n", print("probe begin { " + text + " }"));
	}

	private static String print(String text) {
		ParsedScript script = StpParserFacade.parse("x.stp", text, ParseContext.script());
		assertEquals("[]", script.errors().toString());
		return TreePrinter.print(script.root());
	}
}
