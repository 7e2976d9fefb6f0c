package org.tapsetstudio.dsl.ide.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.ScriptModels;
import org.tapsetstudio.dsl.ide.testing.Marked;
import org.tapsetstudio.dsl.ide.text.TextEdit;

/** Each test names a fix and the text after it. */
class QuickFixesTest {
	private static final String LIBRARY = "/usr/lib/x86_64-linux-gnu/libstdc++.so.6";

	@Test
	void aNearFunction() {
		assertFixed("function count() { return 1 }\nprobe begin { println(count()) }", "Change to \"count\"", "function count() { return 1 }\nprobe begin { println(coutn()) }");
	}

	@Test
	void aFunctionThatIsNotThereYet() {
		String call = "# first\nprobe begin { n = 2; println(halve(n, strlen(\"a\"), n)) }";
		String expected = "function halve(n, value2, value3)\n{\n\treturn 0\n}\n\n" + call;
		assertFixed(expected, "Create the function \"halve\"", call);
		assertEquals(List.of(), Marked.model(expected).problems());
		assertFixed("function halve()\n{\n\treturn 0\n}\n\nprobe begin { halve() }", "Create the function \"halve\"", "probe begin { halve() }");
	}

	@Test
	void anArrayThatIsNotDeclared() {
		assertFixed("global n\n\nglobal a\n# first\nprobe begin { a[1] = 2; println(n++) }", "Declare \"global a\"", "global n\n\n# first\nprobe begin { a[1] = 2; println(n++) }");
	}

	@Test
	void aRemainderThatBeginsAConditional() {
		assertFixed("global a, c\nprobe begin { a++; c++; println(a, c) }", "Remove the global \"b\"", "global a, b, c\nprobe begin { a++; c++; println(a, c) }");
		assertFixed("global b\nprobe begin { b++; println(b) }", "Remove the global \"a\"", "global a, b\nprobe begin { b++; println(b) }");
		assertFixed("probe begin { b = 7; println(1, 7 % (b)) }", "Insert a blank between % and (", "probe begin { b = 7; println(1, 7 %(b)) }");
		assertFixed("probe begin { a = 7; println(a% (3)) }", "Insert a blank between % and (", "probe begin { a = 7; println(a%(3)) }");
	}

	@Test
	void aGlobalThatNobodyUses() {
		assertFixed("probe begin { exit() }", "Remove the global \"n\"", "global n\nprobe begin { exit() }");
	}

	@Test
	void aFunctionThatNobodyCalls() {
		assertFixed("probe begin { exit() }\n", "Remove the function \"f\"", "function f() { return 1 }\nprobe begin { exit() }\n");
	}

	@Test
	void aLineThatContinuesTheOneAbove() {
		assertFixed("probe begin {\n\ty = x;\n\t++x\n\tprintln(x + y)\n}", "End the statement with a semicolon", "probe begin {\n\ty = x\n\t++x\n\tprintln(x + y)\n}");
	}

	@Test
	void aMarkerThatIsNotThereGetsTheNearestNamesAndTheReason() {
		assumeTrue(Files.exists(Path.of(LIBRARY)), LIBRARY + " is not there: install the package libstdc++6 for this test");
		String text = "probe process(\"" + LIBRARY + "\").mark(\"cathc\") { exit() }";
		assertFixed(text.replace("cathc", "catch"), "Change to \"catch\"", text);
		String message = ScriptModels.shared().create("test.stp", text, () -> false).problems().get(0).message();
		assertTrue(message.contains(LIBRARY) && message.contains("cathc"), message);
	}

	@Test
	void anArgumentThatTheMarkerDoesNotHave() {
		assumeTrue(Files.exists(Path.of(LIBRARY)), LIBRARY + " is not there: install the package libstdc++6 for this test");
		String text = "probe process(\"" + LIBRARY + "\").mark(\"catch\") { println($arg9) }";
		assertFixed(text.replace("$arg9", "$arg2"), "Change to \"$arg2\", the last argument", text);
		assertFixed(text.replace("$arg9", "(@defined($arg9) ? $arg9 : 0)"), "Use 0 where the marker has no such argument", text);
	}

	@Test
	void aVariableThatIsReadBeforeAnyoneWritesIt() {
		assertFixed("global total\nprobe begin { println(total) }\nprobe end { total = 1 }", "Declare \"global total\"", "probe begin { println(total) }\nprobe end { total = 1 }");
	}

	@Test
	void aLocalThatNobodyReads() {
		assertFixed("probe begin {\n\tstrlen(\"a\")\n\tif (1)\n\t\t{ }\n\tprintln(1)\n}", "Remove \"x\", which nobody reads",
				"probe begin {\n\tx = 5;\n\tx = strlen(\"a\")\n\tif (1)\n\t\tx = 7\n\tprintln(1)\n}");
		assertFixed("probe begin { println(1) }", "Remove \"x\", which nobody reads", "probe begin { x = 5; println(1) }");
		// the variable of a loop has to stay
		assertEquals(List.of(), titles("global a\nprobe begin { a[1] = 2; foreach (k in a) println(1) }").stream().filter(title -> title.startsWith("Remove")).toList());
	}

	@Test
	void aProbeThatDoesNothing() {
		assertFixed("probe begin { println(1) }\n", "Remove the probe, which does nothing", "probe begin { println(1) }\nprobe end { }\n");
	}

	private static List<String> titles(String text) {
		ScriptModel model = Marked.model(text);
		return model.problems().stream().flatMap(problem -> QuickFixes.of(model, problem).stream()).map(QuickFix::title).toList();
	}

	private static void assertFixed(String expected, String title, String text) {
		// markers are looked up in the machine's files where a test names one of them
		ScriptModel model = text.contains("mark(") ? ScriptModels.shared().create("test.stp", text, () -> false) : Marked.model(text);
		List<QuickFix> fixes = model.problems().stream().flatMap(problem -> QuickFixes.of(model, problem).stream()).toList();
		QuickFix fix = fixes.stream().filter(candidate -> candidate.title().equals(title)).findFirst().orElseThrow(() -> new AssertionError(fixes + " for " + model.problems()));
		assertEquals(expected, TextEdit.apply(text, fix.edits()));
	}
}
