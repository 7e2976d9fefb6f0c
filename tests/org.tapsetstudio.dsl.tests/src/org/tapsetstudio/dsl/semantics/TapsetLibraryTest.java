package org.tapsetstudio.dsl.semantics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How scripts draw on tapsets. */
class TapsetLibraryTest {
	private static TapsetLibrary.Entry file(String name, String text) {
		return new TapsetLibrary.Entry(name, text, false);
	}

	private static Checked check(String script, TapsetLibrary.Entry... files) {
		return Checked.script(script, TapsetLibrary.of(List.of(files)), MarkerResolver.ACCEPT_ALL, AnalysisOptions.DEFAULT.withUnoptimised(true));
	}

	private static String program(Checked checked) {
		assertEquals("", checked.errors());
		return ProgramText.of(checked.analysis().program().orElseThrow());
	}

	@Test
	void onlyWhatIsNamedJoins() {
		assertEquals("""
				global depth:long read written
				function indent[]:long {return (post++ depth)}
				probe begin(0) {println[indent[]:long]}
				""", program(check("probe begin { println(indent()) }", file("indent.stp", "global depth function indent() { return depth++ }"), file("other.stp", "global other probe end { other = 1 }"))));
	}

	/** The probes of a file that joins run too. */
	@Test
	void probesOfTapsets() {
		assertEquals("""
				global ready:long read written
				probe begin(0) {println[ready]}
				probe begin(-5) {(ready = 1)}
				""", program(check("probe begin { println(ready) }", file("a.stp", "global ready probe begin(-5) { ready = 1 }"))));
	}

	@Test
	void aliasesWithWildcards() {
		assertEquals("""
				probe begin(0) {{(name#0:string = "a")}; {println[name#0:string]}}
				probe end(0) {{(name#0:string = "b")}; {println[name#0:string]}}
				""", program(check("probe app.* { println(name) }", file("a.stp", "probe app.start = begin { name = \"a\" }"),
				file("b.stp", "probe app.stop = end { name = \"b\" } probe application.x = end { }"))));
	}

	/** As with SystemTap, which finds the script's first; what is shipped here keeps its own. */
	@Test
	void aGlobalOfTheScriptTakesTheNameOfAPrivateOne() {
		String tapset = "private global ctr function next_ctr() { return ctr++ }";
		String script = "global ctr probe begin { ctr = \"a\"; println(ctr, next_ctr()) }";
		assertFalse(check(script, file("a.stp", tapset)).accepted());
		assertTrue(check(script, new TapsetLibrary.Entry("a.stp", tapset, true)).accepted());
		assertTrue(check(script.replaceFirst("global", "private global"), file("a.stp", tapset)).accepted());
	}

	@Test
	void privateNamesStayInTheirFile() {
		assertEquals("1:23+6 the type of \"secret\" cannot be found out: it is never assigned a value and no use tells its type\n1:31+6 there is no function \"hidden\"",
				check("probe begin { println(secret, hidden(), open()) }", file("a.stp", "private global secret = 1 private function hidden() { return secret } function open() { return hidden() }")).errors());
	}

	@Test
	void ownFunctionsComeFirst() {
		assertEquals("""
				function show[string]:unknown {println[text#0:string]}
				function show[string]:unknown {print[text#0:string]}
				probe begin(0) {show["x"]:unknown}
				""", program(check("function show(text) { println(text) } probe begin { show(\"x\") }", file("a.stp", "function show(text:string) { print(text) }"))));
	}

	@Test
	void foreignCodeIsNotNative() {
		assertEquals("""
				function f[long]:long embedded
				probe begin(0) {println[f[1]:long]}
				""", program(check("probe begin { println(f(1)) }", file("a.stp", "function f:long(x:long) %{ native %}"))));
	}

	@Test
	void macrosAndBrokenFiles(@TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve("m.stpm"), "@define twice(x) %( (@x + @x) %)");
		Files.writeString(folder.resolve("a.stp"), "function four() { return @twice(2) }");
		Files.writeString(folder.resolve("b.stp"), "function broken( { }");
		TapsetLibrary library = TapsetLibrary.of(TapsetLibrary.read(folder, false));
		Checked checked = Checked.script("probe begin { println(four(), @twice(1)) broken() }", library, MarkerResolver.ACCEPT_ALL, AnalysisOptions.DEFAULT.withUnoptimised(true));
		assertEquals("1:42+6 there is no function \"broken\"", checked.errors());
		assertEquals("tapset-file", checked.analysis().diagnostics().stream().filter(d -> d.severity() == Diagnostic.Severity.WARNING).map(Diagnostic::code).collect(Collectors.joining()));
	}
}
