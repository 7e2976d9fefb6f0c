package org.tapsetstudio.dsl.ide.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ide.testing.Marked;

class CompletionTest {

	@Test
	void declarationsAtTheTop() {
		assertProposes("‸", "function", "global", "private", "probe", "probe begin");
		assertProposesExactly("pro‸", "probe", "probe begin", "probe end", "probe process.mark", "probe timer");
		assertProposes("probe begin { } \npr‸", "probe", "private");
		assertProposes("global a\npro‸", "probe");
	}

	@Test
	void rootsOfPoints() {
		assertProposes("probe ‸", "begin", "end", "error", "timer", "process", "process(\"\")", "python");
		assertProposesExactly("probe ti‸", "timer");
		assertProposesExactly("probe begin, ti‸", "timer");
		assertLacks("probe ‸", "printf", "if", "global");
	}

	@Test
	void componentsOfPoints() {
		assertProposesExactly("probe timer.m‸", "ms(N)", "msec(N)");
		assertProposesExactly("probe timer.s(1).‸", "randomize(N)");
		assertProposesExactly("probe process(\"x\").m‸", "mark(\"\")");
		assertProposesExactly("probe process(\"x\").provider(\"p\").‸", "mark(\"\")");
		assertProposesExactly("probe process.function(\"f\").‸", "call", "inline", "return");
		assertProposesExactly("probe timer.{s(1), h‸", "hz(N)");
	}

	@Test
	void aliasesOfTapsetsAndOfTheScript() {
		assertProposesExactly("probe python.f‸", "function");
		assertProposesExactly("probe python.function.‸", "entry", "return");
		assertProposes("probe mine.own = begin { }\nprobe m‸", "mine");
		assertProposesExactly("probe mine.own = begin { }\nprobe mine.‸", "own");
	}

	@Test
	void inHandlers() {
		assertProposes("global calls\nprobe begin { ‸ }", "calls", "printf", "execname", "foreach", "if", "@count", "next");
		assertLacks("probe begin { ‸ }", "probe", "global", "return", "else");
		assertProposes("function f() { ‸ }", "return");
	}

	@Test
	void operandsAreNoStatements() {
		assertLacks("probe begin { x = ‸ }", "if", "foreach", "next");
		assertProposes("probe begin { x = ‸ }", "gettimeofday_us", "sprintf");
	}

	@Test
	void localsAndParameters() {
		assertProposes("probe begin { count = 1; print(co‸) }", "count");
		assertLacks("probe begin { count = 1 } probe end { print(co‸) }", "count");
		assertProposes("function f(number) { return nu‸ }", "number");
	}

	@Test
	void variablesOfAliases() {
		assertProposes("probe python.function.entry { print(‸) }", "filename", "funcname", "lineno");
	}

	@Test
	void argumentsOfProvidedMarkers() {
		assertProposes("probe process.provider(\"python\").mark(\"function__entry\") { print($‸) }", "$arg1", "$arg2", "$arg3", "$$name", "$$vars");
		assertProposes("probe process.provider(\"python\").mark(\"‸\")", "function__entry", "function__return");
		assertProposes("probe process.provider(\"python\").mark(‸", "function__entry");
	}

	@Test
	void providersMarkersAndArgumentsOfTheMachinesFiles() {
		String library = "/usr/lib/x86_64-linux-gnu/libstdc++.so.6";
		assumeTrue(Files.exists(Path.of(library)), library + " is not there: install the package libstdc++6 for this test");
		assertProposesExactly("probe process(\"" + library + "\").provider(\"‸\")", "libstdcxx");
		assertProposesExactly("probe process(\"" + library + "\").mark(\"‸\")", "catch", "rethrow", "throw");
		assertProposes("probe process(\"" + library + "\").mark(\"catch\") { println($‸) }", "$arg1", "$arg2", "$$vars");
		assertLacks("probe process(\"" + library + "\").mark(\"catch\") { println($‸) }", "$arg3");
	}

	@Test
	void macrosAndOperators() {
		assertProposes("@define twice(a) %( (@a + @a) %)\nprobe begin { print(@‸) }", "@twice", "@count", "@choose_defined");
		assertProposesExactly("probe begin { print(@hist‸) }", "@hist_linear", "@hist_log");
	}

	@Test
	void foreachHasWordsOfItsOwn() {
		assertProposes("global a\nprobe begin { foreach (k i‸) }", "in");
		assertLacks("global a\nprobe begin { foreach (k i‸) }", "if");
		assertProposes("global a\nprobe begin { foreach (k in a+ l‸) }", "limit");
	}

	@Test
	void nothingInCommentsStringsAndNumbers() {
		assertProposesExactly("probe begin { # pri‸\n }");
		assertProposesExactly("probe begin { /* pri‸ */ }");
		assertProposesExactly("probe begin { print(\"pri‸\") }");
		assertProposesExactly("probe begin { x = 1‸ }");
	}

	@Test
	void filesByPath() {
		assertProposes("probe process(\"/usr/b‸\")", "/usr/bin/");
		assertProposes("probe process(\"/usr/bin/pytho‸", "/usr/bin/python3");
		assertProposes("probe process(\"pytho‸\")", "python3");
	}

	@Test
	void worksBehindErrors() {
		assertProposes("probe begin { if ( }\nprobe end { pri‸", "printf", "println");
		assertProposes("probe process(\"x\".mark( { }\nprobe ti‸", "timer");
	}

	@Test
	void insertingAProposal() {
		assertInserts("probe begin { printf(‸) }", "probe begin { pri‸ }", "printf");
		assertInserts("probe begin { x = pid()‸ }", "probe begin { x = pi‸ }", "pid");
		assertInserts("probe timer.ms(‸)", "probe timer.m‸", "ms(N)");
		assertInserts("probe process(\"python3‸\")", "probe process(\"pytho‸\")", "python3");
		assertInserts("probe process.provider(\"python\").mark(\"function__entry\"‸", "probe process.provider(\"python\").mark(‸", "function__entry");
	}

	@Test
	void documentation() {
		Proposal strlen = propose("probe begin { strl‸ }").get(0);
		assertEquals("strlen (s:string):long\nstrlen: the number of bytes of a string.", strlen.label() + " " + strlen.detail() + "\n" + strlen.documentation().get());
		Proposal own = propose("# Doubles.\n# A number.\nfunction twice(n) { return 2 * n }\nprobe begin { twi‸ }").get(0);
		assertEquals("twice (n)\nDoubles.\nA number.", own.label() + " " + own.detail() + "\n" + own.documentation().get());
	}

	private static List<Proposal> propose(String marked) {
		Marked script = Marked.of(marked);
		return new Completion().propose(new CompletionRequest(script.model(), script.caret()));
	}

	private static List<String> labels(String marked) {
		return propose(marked).stream().map(Proposal::label).toList();
	}

	private static void assertProposes(String marked, String... expected) {
		List<String> labels = labels(marked);
		for (String label : expected) {
			assertTrue(labels.contains(label), () -> label + " is not in " + labels + " at " + marked);
		}
	}

	private static void assertProposesExactly(String marked, String... expected) {
		assertEquals(List.of(expected), labels(marked).stream().sorted().toList(), marked);
	}

	private static void assertLacks(String marked, String... unexpected) {
		List<String> labels = labels(marked);
		for (String label : unexpected) {
			assertFalse(labels.contains(label), () -> label + " is in " + labels + " at " + marked);
		}
	}

	private static void assertInserts(String expected, String marked, String label) {
		Proposal proposal = propose(marked).stream().filter(candidate -> candidate.label().equals(label)).findFirst().orElseThrow();
		String text = Marked.of(marked).model().text();
		int caret = proposal.start() + proposal.caret();
		String inserted = text.substring(0, proposal.start()) + proposal.replacement() + text.substring(proposal.end());
		assertEquals(expected, inserted.substring(0, caret) + "‸" + inserted.substring(caret));
	}
}
