package org.tapsetstudio.dsl.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.tapsetstudio.robot.Ui.ui;
import static org.tapsetstudio.robot.Wait.waitUntil;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ui.completion.ScriptContentAssistProcessor;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;
import org.tapsetstudio.dsl.ui.document.ScriptModelListener;
import org.tapsetstudio.robot.Ui;

/** One model for each text of an open script, whoever looks at it: outline, colours, problems, occurrences, completion. */
class OneModelTest {
	private static final String SCRIPT = "global calls\nprobe python.function.entry\n{\n\tcalls[funcname]++\n\t\n}\n";

	@Test
	void aChangeIsParsedOnceAndNeverOnTheThreadOfTheUserInterface() {
		try (ScriptEditor script = ScriptEditor.open("one.stp", SCRIPT)) {
			Ui.run(() -> script.editor.getSite().getPage().showView("org.eclipse.ui.views.ContentOutline"));
			ScriptDocument document = ScriptDocument.of(script.document());
			List<String> parsed = new CopyOnWriteArrayList<>();
			List<Boolean> onDisplay = new CopyOnWriteArrayList<>();
			ScriptModelListener listener = model -> {
				parsed.add(model.text());
				onDisplay.add(Display.getCurrent() != null);
			};
			document.addListener(listener);
			waitUntil(() -> parsed.contains(SCRIPT), "the news of the first model");
			parsed.clear();
			onDisplay.clear();
			String changed = "# counted\n" + SCRIPT;
			Ui.run(() -> script.document().set(changed));
			waitUntil(() -> document.latest().text().equals(changed), "the model of the new text");
			script.caretBehind("\tcalls");
			ITextViewer viewer = ui(() -> script.editor.getAdapter(ITextViewer.class));
			assertFalse(new ScriptContentAssistProcessor().computeCompletionProposals(viewer, changed.indexOf("\t\n}") + 1).length == 0);
			assertSame(document.latest(), document.current());
			assertEquals(List.of(changed), parsed);
			assertEquals(List.of(false), onDisplay);
			document.removeListener(listener);
		}
	}

	@Test
	void ofManyChangesAtOnceTheLastOneCounts() {
		try (ScriptEditor script = ScriptEditor.open("many.stp", SCRIPT)) {
			ScriptDocument document = ScriptDocument.of(script.document());
			List<String> parsed = new CopyOnWriteArrayList<>();
			ScriptModelListener listener = model -> parsed.add(model.text());
			document.addListener(listener);
			waitUntil(() -> parsed.contains(SCRIPT), "the news of the first model");
			parsed.clear();
			for (int i = 0; i < 200; i++) {
				Ui.run(() -> script.document().replace(0, 0, "#"));
			}
			String last = "#".repeat(200) + SCRIPT;
			waitUntil(() -> !parsed.isEmpty() && parsed.getLast().equals(last), "the model of the last text");
			assertEquals(last, document.latest().text());
			assertEquals(parsed.stream().distinct().toList(), parsed);
			assertFalse(parsed.size() > 100, () -> "a parse for each of 200 quick changes: " + parsed.size());
			document.removeListener(listener);
		}
	}
}
