package org.tapsetstudio.dsl.ide.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tapsetstudio.dsl.ide.coloring.Coloring;
import org.tapsetstudio.dsl.ide.coloring.InactiveCode;
import org.tapsetstudio.dsl.ide.completion.Completion;
import org.tapsetstudio.dsl.ide.completion.CompletionRequest;
import org.tapsetstudio.dsl.ide.declaration.Declarations;
import org.tapsetstudio.dsl.ide.fix.QuickFixes;
import org.tapsetstudio.dsl.ide.folding.FoldingRanges;
import org.tapsetstudio.dsl.ide.formatting.FormatOptions;
import org.tapsetstudio.dsl.ide.formatting.Formatter;
import org.tapsetstudio.dsl.ide.hierarchy.CallHierarchy;
import org.tapsetstudio.dsl.ide.hover.Hovers;
import org.tapsetstudio.dsl.ide.lens.Lenses;
import org.tapsetstudio.dsl.ide.occurrence.Occurrences;
import org.tapsetstudio.dsl.ide.outline.Outline;
import org.tapsetstudio.dsl.ide.references.References;
import org.tapsetstudio.dsl.ide.rename.Rename;
import org.tapsetstudio.dsl.ide.rename.RenameException;
import org.tapsetstudio.dsl.ide.signature.Signatures;
import org.tapsetstudio.dsl.ide.testing.Marked;
import org.tapsetstudio.dsl.ide.text.TextEdit;
import org.tapsetstudio.dsl.ide.text.TextSpan;

/** What an editor may hold while one types, pastes or opens the wrong file: every service answers, and every place it names lies in the text. */
class HostileTextTest {
	private static final String SCRIPT = """
			global calls, times
			@define twice(x) %( (@x + @x) %)
			%( 1 == 2 %? probe never { } %: probe end { foreach ([a, b] in calls- limit 3) println(a) } %)
			function f:long(n:long) { return n > 1 ? f(n - 1) * @twice(n) : 1 }
			probe python.function.entry, process("/bin/true").mark("*") ? if (times) { calls[funcname, "x"]++; printf("%d %s\\n", f($arg1), "\\t☠") }
			""";

	private static final Map<String, String> TEXTS = Map.ofEntries( //
			Map.entry("nothing", ""), Map.entry("zero bytes", "probe\u0000 begin { \u0000\u0000 println(\"\u0000\") }\u0000"), Map.entry("one long line", "probe begin { x = " + "1 + ".repeat(20_000) + "1 }"),
			Map.entry("a long word", "x".repeat(300_000)), Map.entry("a long string", "probe begin { println(\"" + "y".repeat(300_000)), Map.entry("deep parentheses", "probe begin { x = " + "(".repeat(3_000)),
			Map.entry("deep blocks", "probe begin " + "{".repeat(3_000) + "}".repeat(2_999)), Map.entry("halves of characters", "probe begin { println(\"\ud83d\") # \udc00\n \ud800 x = 1 }"),
			Map.entry("all ends of lines", "probe begin\r{\r\n\r\r\n\tx = 1\n\r}\r\nprobe end { println(x)\r}"), Map.entry("a byte order mark", "\ufeffprobe begin { }"),
			Map.entry("open conditionals", "%( %( %? %: %( 1 == 1 %? probe begin { @define a %( @a %) @a(@a(@a("), Map.entry("macros in circles", "@define a %( @b %) @define b %( @a %)\nprobe begin { println(@a) }"),
			Map.entry("a program's bytes", new String(new Random(3).ints(20_000, 0, 256).toArray(), 0, 20_000)));

	@TestFactory
	List<DynamicTest> everyServiceAnswers() {
		return TEXTS.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(text -> DynamicTest.dynamicTest(text.getKey(), () -> askAll(text.getValue()))).toList();
	}

	@Test
	void scriptsWithAnythingInThem() {
		Random random = new Random(29);
		String pieces = "{}()[]%@$\"\\/*#?:.,;=+-<>&|!~\u0000\r\n\t \ud83d\udc00é0a";
		for (int i = 0; i < Integer.getInteger("tapset.fuzz.count", 40); i++) {
			StringBuilder text = new StringBuilder(SCRIPT);
			for (int change = random.nextInt(6); change >= 0; change--) {
				int at = random.nextInt(text.length());
				switch (random.nextInt(3)) {
				case 0 -> text.insert(at, pieces.charAt(random.nextInt(pieces.length())));
				case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(12)));
				default -> text.insert(at, SCRIPT, random.nextInt(20), 20 + random.nextInt(SCRIPT.length() - 20));
				}
			}
			askAll(text.toString());
		}
	}

	private static void askAll(String text) {
		ScriptModel model = Marked.model(text);
		assertEquals(text, model.text());
		for (ScriptProblem problem : model.problems()) {
			assertInside(text, List.of(new TextSpan(problem.start(), problem.end())));
			QuickFixes.of(model, problem).forEach(fix -> TextEdit.apply(text, fix.edits()));
		}
		Coloring.of(model.tokens()).forEach(span -> assertInside(text, List.of(new TextSpan(span.start(), span.end()))));
		assertInside(text, InactiveCode.of(model.tokens()));
		assertInside(text, FoldingRanges.of(model.tokens()));
		Outline.of(model);
		Lenses.of(model);
		TextEdit.apply(text, Formatter.format(model.tokens(), FormatOptions.DEFAULT));
		for (int offset : offsets(text.length())) {
			askAt(model, offset);
		}
	}

	private static void askAt(ScriptModel model, int offset) {
		new Completion().propose(new CompletionRequest(model, offset));
		new Hovers(model).at(offset);
		Signatures.at(model, offset);
		assertInside(model.text(), Occurrences.at(model, offset));
		References.at(model, offset, List.of());
		new Declarations(model).at(offset);
		CallHierarchy calls = new CallHierarchy(model);
		calls.at(offset).ifPresent(item -> {
			calls.callers(item, List.of());
			calls.callees(item);
		});
		try {
			TextEdit.apply(model.text(), Rename.edits(model, offset, "renamed", List.of()).getOrDefault(model.fileName(), List.of()));
		} catch (RenameException e) {
			assertFalse(e.getMessage().isBlank());
		}
	}

	/** Both ends and some between. */
	private static List<Integer> offsets(int length) {
		List<Integer> offsets = new ArrayList<>();
		for (int i = 0; i <= 8; i++) {
			offsets.add((int) ((long) length * i / 8));
		}
		return offsets;
	}

	private static void assertInside(String text, List<TextSpan> spans) {
		for (TextSpan span : spans) {
			assertTrue(span.start() >= 0 && span.start() <= span.end() && span.end() <= text.length(), () -> span + " of " + text.length());
		}
	}
}
