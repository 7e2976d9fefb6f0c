package org.tapsetstudio.dsl.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tapsetstudio.robot.Ui.ui;
import static org.tapsetstudio.robot.Wait.waitFor;
import static org.tapsetstudio.robot.Wait.waitUntil;

import java.util.Arrays;
import java.util.List;

import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ui.completion.ScriptContentAssistProcessor;
import org.tapsetstudio.robot.Keyboard;
import org.tapsetstudio.robot.Widgets;

class CompletionTest {
	private static final String SCRIPT = "global calls\nprobe python.function.entry\n{\n\tcalls[funcname]++\n\t\n}\n";

	@Test
	void theProcessorProposesWhatTheServicesKnow() {
		try (ScriptEditor script = ScriptEditor.open("processor.stp", SCRIPT)) {
			ITextViewer viewer = ui(() -> script.editor.getAdapter(ITextViewer.class));
			int caret = SCRIPT.indexOf("\t\n}") + 1;
			List<String> proposals = Arrays.stream(new ScriptContentAssistProcessor().computeCompletionProposals(viewer, caret)).map(ICompletionProposal::getDisplayString)
					.map(text -> text.split(" ")[0]).toList();
			assertTrue(proposals.containsAll(List.of("calls", "filename", "funcname", "lineno", "printf", "execname", "foreach")), proposals::toString);
		}
	}

	@Test
	void controlSpaceOpensTheListAndEnterInserts() {
		try (ScriptEditor script = ScriptEditor.open("keys.stp", SCRIPT)) {
			script.caretBehind("calls[funcname]++\n\t");
			Keyboard.type("fun");
			Keyboard.pressUntil(SWT.CTRL, ' ', () -> list() != null, () -> "the list of proposals"); // the platform ignores the key for a moment after what came up by itself
			Table list = ui(CompletionTest::list);
			waitUntil(() -> labels(list).stream().anyMatch(label -> label.startsWith("funcname")), () -> "funcname in the list " + labels(list));
			Keyboard.press(0, SWT.CR);
			waitUntil(() -> script.text().contains("\tfuncname\n"), () -> "funcname to be completed, the text is " + script.text());
		}
	}

	@Test
	void theListShowsSeveralAndNarrowsWhileTyping() {
		try (ScriptEditor script = ScriptEditor.open("list.stp", SCRIPT)) {
			script.caretBehind("calls[funcname]++\n\t");
			Keyboard.type("pr");
			Keyboard.pressUntil(SWT.CTRL, ' ', () -> list() != null, () -> "the list of proposals"); // the platform ignores the key for a moment after what came up by itself
			Table list = ui(CompletionTest::list);
			waitUntil(() -> labels(list).size() > 3, () -> "several proposals, there are " + labels(list));
			ScriptEditor.picture("completion");
			Keyboard.type("intf");
			waitUntil(() -> labels(list).stream().anyMatch(label -> label.startsWith("printf")) && labels(list).stream().allMatch(label -> label.contains("printf")),
					() -> "printf alone, there is " + labels(list));
			Keyboard.press(0, SWT.CR);
			waitUntil(() -> script.text().contains("\tprintf()\n"), () -> "printf() in the text: " + script.text());
			Keyboard.type("1");
			waitUntil(() -> script.text().contains("\tprintf(1)\n"), () -> "the caret between the parentheses: " + script.text());
		}
	}

	@Test
	void theParametersOfACallAreShownWhileItIsTyped() {
		String text = "function place:string(file:string, line:long) { return sprintf(\"%s:%d\", file, line) }\nprobe begin\n{\n\t\n}\n";
		try (ScriptEditor script = ScriptEditor.open("hints.stp", text)) {
			script.caretBehind("{\n\t");
			Keyboard.type("place(");
			StyledText hint = waitFor(() -> hint(script), "the parameters of the function");
			waitUntil(() -> bold(hint).equals("file:string"), () -> "the first parameter in bold, it is " + bold(hint));
			Keyboard.type("\"a\", ");
			waitUntil(() -> bold(hint).equals("line:long"), () -> "the second parameter in bold, it is " + bold(hint));
			ScriptEditor.picture("parameters");
			Keyboard.type("1) ");
			waitUntil(() -> hint.isDisposed() || !hint.isVisible(), "the parameters to go away behind the call");
			script.caretBehind("sprintf(");
			Keyboard.press(SWT.CTRL | SWT.SHIFT, ' ');
			waitFor(() -> hintOf(script, "sprintf"), "the parameters that Ctrl+Shift+Space asks for");
		}
	}

	private static StyledText hint(ScriptEditor script) {
		return hintOf(script, "place");
	}

	private static StyledText hintOf(ScriptEditor script, String name) {
		List<StyledText> texts = Widgets.all(StyledText.class, text -> text != script.widget() && text.isVisible() && text.getText().startsWith(name));
		return texts.isEmpty() ? null : texts.get(0);
	}

	private static String bold(StyledText hint) {
		return hint.isDisposed() ? "" : Arrays.stream(hint.getStyleRanges()).filter(range -> (range.fontStyle & SWT.BOLD) != 0).map(range -> hint.getText(range.start, range.start + range.length - 1)).findFirst().orElse("");
	}

	private static Table list() {
		List<Table> tables = Widgets.all(Table.class, table -> table.getShell().getText().isEmpty() && table.getItemCount() > 0);
		return tables.isEmpty() ? null : tables.get(0);
	}

	private static List<String> labels(Table list) {
		return ui(() -> list.isDisposed() ? List.of() : Arrays.stream(list.getItems()).map(TableItem::getText).toList());
	}
}
