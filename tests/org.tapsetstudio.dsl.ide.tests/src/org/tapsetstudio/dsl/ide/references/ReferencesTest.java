package org.tapsetstudio.dsl.ide.references;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.ScriptModels;
import org.tapsetstudio.dsl.ide.testing.Marked;

/** Mentions are written in brackets: declarations as {@code [!x]}, writes as {@code [=x]}. */
class ReferencesTest {

	@Test
	void readsAndWrites() {
		assertReferences("global [!=n]\nprobe begin { [=n] = 1; [=n]++; println([n] + 1) }", "global ‸n\nprobe begin { n = 1; n++; println(n + 1) }");
	}

	@Test
	void arraysAndLoops() {
		assertReferences("global [!=a]\nprobe begin { [=a][1, 2] <<< 3; foreach ([x, y] in [a]) println(@count([a][x, y])) }",
				"global a\nprobe begin { a[1, 2] <<< 3; foreach ([x, y] in ‸a) println(@count(a[x, y])) }");
		assertReferences("global a\nprobe begin { a[1] = 2; foreach ([!=x] in a) println([x]) }", "global a\nprobe begin { a[1] = 2; foreach (x in a) println(‸x) }");
	}

	@Test
	void macros() {
		assertReferences("@define [!m] %( 1 %)\nprobe begin { println([@m]) }", "@define m %( 1 %)\nprobe begin { println(@‸m) }");
	}

	@Test
	void functionsOfTapsetsInAllScripts() {
		Marked script = Marked.of("probe begin { ‸exit() }");
		ScriptModel other = new ScriptModels(script.model().surroundings()).create("other.stp", "probe end { exit() }", () -> false);
		List<String> files = References.at(script.model(), script.caret(), List.of(other)).stream().map(Reference::fileName).toList();
		assertTrue(files.contains("test.stp") && files.contains("other.stp"), files.toString());
	}

	@Test
	void whatAScriptDeclaresMeansNothingInOthers() {
		Marked script = Marked.of("global ‸n\nprobe begin { println(n++) }");
		ScriptModel other = new ScriptModels(script.model().surroundings()).create("other.stp", "global n\nprobe end { println(n++) }", () -> false);
		assertEquals(2, References.at(script.model(), script.caret(), List.of(other)).size());
	}

	private static void assertReferences(String expected, String marked) {
		Marked script = Marked.of(marked);
		StringBuilder text = new StringBuilder(script.model().text());
		for (Reference reference : References.at(script.model(), script.caret(), List.of()).stream().sorted(Comparator.comparing(r -> -r.span().start())).toList()) {
			text.insert(reference.span().end(), ']').insert(reference.span().start(), "[" + (reference.declaration() ? "!" : "") + (reference.write() ? "=" : ""));
		}
		assertEquals(expected, text.toString());
	}
}
