package org.tapsetstudio.dsl.semantics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.dsl.tests.oracle.Stap;

/** Points on functions and lines of programs are listed as {@code stap -p2 -v} lists them: by file and line of the source, and by the address that SystemTap would probe. */
class CodeListingTest {
	private static final String SOURCE = """
			#include <stdio.h>
			static inline __attribute__((always_inline)) int twice(int n) {
			  return n + n;
			}
			__attribute__((noinline)) int work(int n, char *s) {
			  int k = twice(n);
			  return k + s[0];
			}
			static __attribute__((noinline)) int alpha(int a) { return a * 3; }
			__attribute__((noinline)) int allocate(int a) {
			  int b = twice(a);
			  return b + 1;
			}
			int main(int argc, char **argv) {
			  printf("%d\\n", allocate(alpha(work(argc, argv[0]))));
			  return 0;
			}
			static inline __attribute__((always_inline)) int fourfold(int n) { return twice(n) + twice(n + 1); }
			int jump(int n) {
			  int k = fourfold(n);
			again:
			  if (k > 100) { k /= n; goto again; }
			  return k;
			}
			""";
	private static final List<String> POINTS = List.of("function(\"work\")", "function(\"work\").call", "function(\"work\").exported", "function(\"alpha\").exported", "function(\"a*\").exported", "function(\"a*\").call",
			"function(\"twice\")", "function(\"twice\").inline", "function(\"work@code.c\")", "function(\"*@code.c\").call", "function(\"work@code.c:99\")", "function(\"*@code.c:1\").call", "function(\"work@code.c+1\")", "statement(\"work\")", "statement(\"work@code.c+1\")", "statement(\"*@code.c:12\")",
			"function(\"work\")!", "function(\"allocate\")? if (1)", "function(\"none\")", "statement(\"*@code.c:99\")", "statement(0x7)");

	private static final List<String> WITHIN = List.of("function(\"jump\").label(\"again\")", "function(\"j*\").label(\"a*\")!", "function(\"jump\").callees", "function(\"jump\").callees(1)", "function(\"jump\").callees(0)",
			"function(\"jump\").callee(\"fourfold\")", "function(\"work\").callee(\"twice\").call", "function(\"fourfold\").callee(\"twice\")", "function(\"work\").callee(\"twice\")", "function(\"work\").callees", "function(\"w*\").callee(\"t*\")", "function(\"main\").callee(\"work\")", "function(\"alpha\").callees",
			"function(\"none\").callees", "function(\"work\").label(\"none\")");

	@TempDir
	Path temporary;

	@Test
	void relocatable() throws Exception {
		compare("-g", "-O0", "-pie", "-fPIE");
	}

	@Test
	void atAFixedPlace() throws Exception {
		compare("-g", "-O0", "-no-pie", "-fno-pie");
	}

	@Test
	void optimised() throws Exception {
		compare("-g", "-O2", "-pie", "-fPIE");
	}

	@Test
	void inAnOlderFormat() throws Exception {
		compare("-gdwarf-4", "-O1", "-pie", "-fPIE");
	}

	private void compare(String... options) throws Exception {
		Stap stap = Stap.require(temporary);
		Files.writeString(temporary.resolve("code.c"), SOURCE);
		Path program = temporary.resolve("code");
		List<String> command = new ArrayList<>(List.of("gcc", "-o", program.toString(), "code.c"));
		command.addAll(List.of(options));
		Process compiler = new ProcessBuilder(command).directory(temporary.toFile()).inheritIO().start();
		assertTrue(compiler.waitFor(2, TimeUnit.MINUTES));
		assumeTrue(compiler.exitValue() == 0, "gcc cannot make this kind of program here");
		StringBuilder differences = new StringBuilder();
		for (String point : POINTS)
			differences.append(difference(stap, "probe process(\"" + program + "\")." + point + " { println(1) }"));
		for (String point : WITHIN)
			differences.append(difference(stap, "probe process(\"" + program + "\")." + point + " { println(1) }"));
		assertEquals("", differences.toString());
	}

	private String difference(Stap stap, String script) throws Exception {
		Stap.Result theirs = stap.program(Files.writeString(temporary.resolve("code.stp"), script), false);
		assertTrue(theirs.isVerdict(), theirs.errors());
		Checked ours = Checked.script(script, Checked.MACROS, FileMarkerResolver.ofEnvironment(), AnalysisOptions.DEFAULT);
		String listing = ours.analysis().isAcceptedBy(2) ? ours.analysis().listing(true) : "";
		return sorted(theirs.tree()).equals(sorted(listing)) ? "" : script + "\nstap:\n" + theirs.tree() + theirs.errors() + "\nours:\n" + listing + ours.errors() + "\n";
	}

	private static String sorted(String listing) {
		return listing.lines().sorted().collect(Collectors.joining("\n"));
	}
}
