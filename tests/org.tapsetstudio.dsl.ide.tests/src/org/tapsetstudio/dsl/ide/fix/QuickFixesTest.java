package org.tapsetstudio.dsl.ide.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.testing.Marked;
import org.tapsetstudio.dsl.ide.text.TextEdit;

/** Each test names a fix and the text after it. */
class QuickFixesTest {

	@Test
	void aNearFunction() {
		assertFixed("function count() { return 1 }\nprobe begin { println(count()) }", "Change to \"count\"", "function count() { return 1 }\nprobe begin { println(coutn()) }");
	}

	@Test
	void anArrayThatIsNotDeclared() {
		assertFixed("global n\n\nglobal a\n# first\nprobe begin { a[1] = 2; println(n++) }", "Declare \"global a\"", "global n\n\n# first\nprobe begin { a[1] = 2; println(n++) }");
	}

	@Test
	void aRemainderThatBeginsAConditional() {
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

	private static void assertFixed(String expected, String title, String text) {
		ScriptModel model = Marked.model(text);
		List<QuickFix> fixes = model.problems().stream().flatMap(problem -> QuickFixes.of(model, problem).stream()).toList();
		QuickFix fix = fixes.stream().filter(candidate -> candidate.title().equals(title)).findFirst().orElseThrow(() -> new AssertionError(fixes + " for " + model.problems()));
		assertEquals(expected, TextEdit.apply(text, fix.edits()));
	}
}
