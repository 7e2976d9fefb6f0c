package org.tapsetstudio.dsl.semantics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.dsl.tests.oracle.Stap;

/** What {@code -p2 -v} prints: names made unique, what is left of the bodies, where each point comes from. */
class ListingTest {
	private static final List<String> SCRIPTS = List.of("global a, b[2], s\nfunction f(x, y) { if (x > 2) { return y } else if (x == 1) println(2); else { println(3); println(4) } while (x > 0) x--; return 0 }\n"
			+ "probe begin { a = f(1, 2); b[a] = 3; s <<< a; println(a, b[1]); foreach (k+ in b limit 3) { println(k); printf(\"x\") } }\nprobe end { if (@count(s)) print(@hist_log(s)) delete b }\n",
			"global a, c\nprobe begin if (a && !c) { a = 1 ; c = a + 2 * 3 - 1 } probe timer.s(1) { a++ ; if (c > 2 ? a : 0) next; x = 1; println(x) } probe timer.s(2) if (0) { println(1) }\n",
			"global g probe a = begin if (g) { x = 1 } , { x++ } probe b = a { y = 1 },{ y++ } probe b if (g>1) { println(x,y); g = 1 } probe a, end? { println(7) }\n",
			"private global a = 1 private function f() { return a } function f(x) { next } function f(x) { return x } probe begin { println(f(), f(a)); a++ }\n",
			"probe begin { try { println(1) } catch (e) { } try { println(2) if (1) println(5) } catch { ; } try { println(3) } catch (m) { println(m) println(4) } }\n",
			"global a,b,c,d,e,f,g,h probe begin { a=\"x\"; b[1]=2; c[\"x\",3]=\"q\"; d<<<1; e[1,\"q\"]<<<3 ; f[1]++; g++; println(h++) }\n",
			"probe beg* , timer.s(2).* ?, timer.{s(1),ms(100)}! { println(1) } probe {begin,end} { printf(\"%d\\n\", 2 + 3) }\n");

	private static String listing(String script, boolean unoptimised) {
		Checked checked = Checked.script(script, Checked.MACROS, MarkerResolver.ACCEPT_ALL, AnalysisOptions.DEFAULT.withUnoptimised(unoptimised));
		assertTrue(checked.accepted(), checked.text());
		return checked.analysis().listing(true);
	}

	@Test
	void bodiesWithoutWhatHasNoEffect() {
		assertEquals("""
				# globals
				g:long = 2
				# functions
				f:long (x:long)
				{ return x }
				# probes
				begin if (__global_g) /* <- a = begin if (g) <- a */
				  # locals
				  v:long
				{ {
				if (!(__global_g)) next
				;
				(v) = (5);
				println(__global_f__overload_0(v));
				(__global_g)--;
				} }
				begin /* <- begin */
				{ ; }
				""", listing("global g = 2 function f(x) { return x; println(x) } probe a = begin if (g) { v = 2 + 3 } probe a { unused = 1; println(f(v)); g-- }", false));
	}

	@Test
	void nativeFunctionsAreNotAlike() {
		TapsetLibrary library = TapsetLibrary.of(List.of(new TapsetLibrary.Entry("two.stp", "function one:long() %{ native %} function two:long() %{ native %}", true)));
		Checked checked = Checked.script("probe begin { println(one(), two()) }", library, MarkerResolver.ACCEPT_ALL, AnalysisOptions.DEFAULT);
		String listing = checked.analysis().listing(true);
		assertTrue(listing.contains("println(__global_one__overload_0(), __global_two__overload_0())"), listing);
	}

	@Test
	void asStapPrintsIt(@TempDir Path folder) throws IOException {
		Stap stap = Stap.require(folder);
		Path file = folder.resolve("x.stp");
		for (String script : SCRIPTS)
			for (boolean unoptimised : List.of(false, true)) {
				Files.writeString(file, script);
				assertEquals(lines(stap.program(file, unoptimised).tree().replace(folder.toString().replaceAll("\\W", "_") + "_", "")), lines(listing(script, unoptimised)), script);
			}
	}

	/** Which global comes first depends on how names are looked up. */
	private static String lines(String listing) {
		return listing.lines().sorted().collect(Collectors.joining("\n"));
	}
}
