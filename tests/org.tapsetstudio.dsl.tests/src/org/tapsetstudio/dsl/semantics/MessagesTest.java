package org.tapsetstudio.dsl.semantics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

/** What the user is told. */
class MessagesTest {
	private static void error(String script, String expected) {
		assertEquals(expected, Checked.script(script).errors());
	}

	private static void warning(String script, String expected) {
		assertEquals(expected, Checked.script(script).warnings());
	}

	@Test
	void types() {
		error("probe begin { x = 1 + \"s\" }", "1:23+3 this is a string, but a number is needed here (strings are joined with .)");
		error("probe begin { x = \"a\"\n println(x + 1) }", "2:10+1 this is a string, but a number is needed here (strings are joined with .); that follows from line 1, column 19");
		error("global a probe begin { a[1] = 1; a[\"k\"] = 2 }", "1:36+3 key 1 of \"a\" is a number, but this is a string; that follows from line 1, column 26");
		error("probe begin { println(nothing) }", "1:23+7 the type of \"nothing\" cannot be found out: it is never assigned a value and no use tells its type");
	}

	@Test
	void suggestions() {
		error("global counter probe begin { coutner[1] = 2 }", "1:30+7 there is no array \"coutner\"; arrays are declared with \"global coutner\" (did you mean counter?)");
		error("function increase(x) { return x + 1 } probe begin { println(incraese(1)) }", "1:61+8 there is no function \"incraese\" (did you mean increase?)");
		error("probe begni { }", "1:7+5 there is no probe point \"begni\" (did you mean begin?)");
		error("probe timer.mss(1) { }", "1:13+3 there is no timer.mss; timers are s, sec, ms, msec, us, usec, ns, nsec, hz, jiffies, profile (did you mean ms?)");
		error("function f(x) { return x } probe begin { println(f(1, 2)) }", "1:50+1 \"f\" takes 1 argument, not 2");
	}

	@Test
	void slipsInNamesOfTheLanguageAndOfVariables() {
		error("probe begin { prinft(\"a\") }", "1:15+6 there is no function \"prinft\" (did you mean printf, print, printd, sprint, sprintf?)");
		error("probe a = begin { funcname = \"f\" } probe a { println(funcnam) }", "1:54+7 the type of \"funcnam\" cannot be found out: it is never assigned a value and no use tells its type (did you mean funcname?)");
	}

	@Test
	void whatAMacroBringsNamesTheMacro() {
		error("@define m(a) %( prinft(@a) %) probe begin { @m(1) }", "1:45+5 there is no function \"prinft\" (in the expansion of @m) (did you mean printf, print, printd, sprint, sprintf?)");
		error("@define five %( 5 %) probe begin { println(@five . \"a\") }", "1:44+5 this is a number, but a string is needed here (in the expansion of @five)");
		error("@define five %( 5 %) probe begin { println(@five + \"a\") }", "1:52+3 this is a string, but a number is needed here (strings are joined with .)");
	}

	@Test
	void candidatesAreData() {
		Diagnostic diagnostic = Checked.script("probe begni { }").analysis().diagnostics().get(0);
		assertEquals(List.of("begin"), diagnostic.candidates());
		assertEquals("probe-point", diagnostic.code());
		assertEquals("there is no probe point \"begni\"", diagnostic.message());
	}

	@Test
	void warnings() {
		warning("probe begin { x = 1 }", "1:15+1 \"x\" is assigned a value, but never read");
		warning("probe begin { count = 1; println(cuont + 1, count) }", "1:34+5 \"cuont\" is never assigned a value: it is always 0 or empty (did you mean count?)");
		warning("global g function f() { return 1 } probe begin { }", "1:8+1 global \"g\" is never used\n1:19+1 function \"f\" is never called");
		warning("probe begin { 1 + 2 }", "1:15+5 this calculation has no effect");
		warning("function f() { return 1; println(2) } probe begin { println(f()) }", "1:26+10 this statement is never reached");
		warning("probe kernel.function(\"x\") { println($a) }", "1:7+20 \"kernel.function(\"x\")\" waits for something that only a kernel module can see; scripts run here without one");
	}

	@Test
	void variablesOfLoopsNeedNoReader() {
		warning("global a probe begin { a[1, 2] = 3; foreach (v = [k, l] in a) println(k) }", "");
	}

	@Test
	void pointsInBraces() {
		error("probe {begin, ennd} { println(1) }", "1:15+4 there is no probe point \"ennd\" (did you mean end?)");
		error("probe {x, y}.z { println(1) }", "1:7+8 there is no probe point \"x.z\"\n1:7+8 there is no probe point \"y.z\"");
	}

	@Test
	void linesThatGoOn() {
		warning("probe begin {\n x =\n y = 2\n println(x, y) }", "3:2+5 this line continues the assignment above: the end of a line does not end a statement");
		warning("probe begin {\n x = 1\n println(x)\n x\n ++\n y = 3 println(x, y)\n}", "4:2+5 the ++ in the next line belongs to this variable: the end of a line does not end a statement");
	}

	/** What nobody calls is examined for the author's sake, but keeps nothing from running. */
	@Test
	void mistakesInUnusedFunctions() {
		Checked checked = Checked.script("function f(x) { return x . 1 } probe begin { println(1) }");
		assertEquals("", checked.errors());
		assertEquals("1:10+1 function \"f\" is never called\n1:28+1 this is a number, but a string is needed here", checked.warnings());
	}

	@Test
	void oneMistakeOneMessage() {
		error("function f(a) { return a } probe begin { x = g(1); y = x + 1; z = y . \"s\" }",
				"1:46+1 there is no function \"g\"\n1:67+1 this is a number, but a string is needed here; that follows from line 1, column 56");
		error("probe begin { foreach (a in b) { } }", "1:29+1 there is no array \"b\"; arrays are declared with \"global b\"");
	}
}
