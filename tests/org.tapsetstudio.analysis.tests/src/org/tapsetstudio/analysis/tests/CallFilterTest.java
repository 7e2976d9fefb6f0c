package org.tapsetstudio.analysis.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.analysis.CallFilter;
import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.FunctionPattern;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.TimeRange;

class CallFilterTest {
	@TempDir
	Path folder;

	private CallTreeBuilder builder;

	@BeforeEach
	void build() throws IOException {
		builder = Trees.build(folder, """
				process 100 /usr/bin/python3
				thread 100/100 main
				 10us > main a.py:1
				 20us > Lexer.scan lib/lexer.py:2
				 30us > g a.py:3
				 60us < g
				 61us > g a.py:3
				 62us < g
				 70us < Lexer.scan
				100us < main
				thread 100/101 worker
				 15us > work b.py:7
				 40us > g a.py:3
				 45us < g
				 75us < work
				""");
	}

	private String text(CallFilter filter) {
		return Trees.text(filtered(filter));
	}

	private CallTree filtered(CallFilter filter) {
		return builder.snapshot(Grouping.MERGED, filter, Progress.NONE).orElseThrow();
	}

	@Test
	void everything() {
		assertEquals(Trees.text(builder.snapshot(Grouping.MERGED)), text(CallFilter.ALL));
	}

	@Test
	void oneThread() {
		assertEquals("""
				 1   60   55  work
				 1    5    5    g
				""", text(CallFilter.ALL.ofThreads(stream -> stream.tid() == 101)));
	}

	@Test
	void insideAFunctionOnly() {
		CallFilter scanning = CallFilter.ALL.inside(FunctionPattern.of("Lexer.*"));
		assertEquals("""
				 1   50   19  Lexer.scan
				 2   31   31    g
				""", text(scanning));
		assertEquals(50_000, filtered(scanning).total(CallTree.ROOT), "time outside is not counted");
	}

	@Test
	void withoutTheCallsOfAFile() {
		assertEquals("""
				 1   90   59  main
				 2   31   31    g
				 1   60   55  work
				 1    5    5    g
				""", text(CallFilter.ALL.without(FunctionPattern.of("@lexer.py"))));
	}

	@Test
	void byDuration() {
		assertEquals("""
				 1   90   40  main
				 1   50   20    Lexer.scan
				 1   30   30      g
				 1   60   60  work
				""", text(CallFilter.ALL.lasting(10_000, Long.MAX_VALUE)));
		assertEquals("""
				 2    6    6  g
				""", text(CallFilter.ALL.lasting(0, 10_000)));
	}

	@Test
	void aWindowWithAFocus() {
		assertEquals("""
				 0   10    0  Lexer.scan cut 1
				 0   10   10    g cut 1
				""", text(CallFilter.ALL.in(new TimeRange(35_000, 45_000)).inside(FunctionPattern.of("scan"))));
	}

	@Test
	void cancelled() {
		assertTrue(builder.snapshot(Grouping.MERGED, CallFilter.ALL, new Progress() {
			@Override
			public boolean isCancelled() {
				return true;
			}
		}).isEmpty());
	}

	@Test
	void patterns() {
		var function = new org.tapsetstudio.recording.pairing.Function("python", "function", "Lexer.scan", "scan", "lib/lexer.py", 2);
		for (String fits : new String[] { "", "LEX", "scan", "Lexer.*", "s?an", "@lexer.py", "scan@lib/*", "*@*.py" }) {
			assertTrue(FunctionPattern.of(fits).test(function), fits);
		}
		for (String fails : new String[] { "parse", "Lexer?", "scan@other", "s.an", "(" }) {
			assertEquals(false, FunctionPattern.of(fails).test(function), fails);
		}
	}
}
