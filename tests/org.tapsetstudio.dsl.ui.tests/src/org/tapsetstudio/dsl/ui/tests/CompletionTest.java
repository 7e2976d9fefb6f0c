package org.tapsetstudio.dsl.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tapsetstudio.robot.Ui.ui;
import static org.tapsetstudio.robot.Wait.waitFor;
import static org.tapsetstudio.robot.Wait.waitUntil;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ui.completion.ScriptContentAssistProcessor;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;
import org.tapsetstudio.dsl.ui.document.ScriptModelListener;
import org.tapsetstudio.robot.Keyboard;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
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
			// the platform may show another table in the place of the first one
			waitUntil(() -> isListed("funcname"), () -> "funcname in the list " + labels(list()));
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
			waitUntil(() -> labels(list()).size() > 3, () -> "several proposals, there are " + labels(list()));
			waitUntil(() -> !Widgets.all(StyledText.class, text -> text.getText().equals("Prints one value.")).isEmpty(), "the description of the first proposal beside the list");
			ScriptEditor.picture("completion");
			Keyboard.type("intf");
			waitUntil(() -> isListed("printf") && labels(list()).stream().allMatch(label -> label.contains("printf")), () -> "printf alone, there is " + labels(list()));
			Keyboard.press(0, SWT.CR);
			waitUntil(() -> script.text().contains("\tprintf()\n"), () -> "printf() in the text: " + script.text());
			Keyboard.type("1");
			waitUntil(() -> script.text().contains("\tprintf(1)\n"), () -> "the caret between the parentheses: " + script.text());
		}
	}

	/** A list that comes up by itself must not take the Enter of somebody who has typed all there is to type. */
	@Test
	void whereTheWordIsWholeNoListStandsInTheWayOfEnter() {
		try (ScriptEditor script = ScriptEditor.open("whole.stp", SCRIPT)) {
			script.caretBehind("calls[funcname]++\n\t");
			Keyboard.type("next");
			waitUntil(() -> script.text().contains("\tnext\n"), "the word in the text");
			waitUntil(() -> list() == null, () -> "no list, there is " + labels(list()));
			Keyboard.pressUntil(0, SWT.CR, () -> script.text().contains("\tnext\n\t\n"), () -> "a new line behind the word, the text is " + script.text());
		}
	}

	/** The platform does not listen to the key for a moment after a key behind which nothing came up. */
	@Test
	void controlSpaceIsHeardRightAfterAKey() {
		try (ScriptEditor script = ScriptEditor.open("prompt.stp", SCRIPT)) {
			script.caretBehind("calls[funcname]++\n\t");
			Keyboard.type("next");
			Keyboard.press(SWT.CTRL, ' ');
			waitUntil(() -> isListed("next"), () -> "the list of proposals, it has " + labels(list()));
			Keyboard.press(0, SWT.ESC);
		}
	}

	/** What comes up by itself does not wait for a check that is still going on: names mean what they meant before. */
	@Test
	void proposalsComeUpWhileTheTextIsBeingChecked() throws Exception {
		try (ScriptEditor script = ScriptEditor.open("busy.stp", SCRIPT)) {
			CountDownLatch end = new CountDownLatch(1);
			ScriptDocument document = ScriptDocument.of(script.document());
			ScriptModelListener slow = model -> {
				if (model.text().contains("busy")) {
					await(end);
				}
			};
			document.addListener(slow);
			try {
				Ui.run(() -> script.document().replace(0, 0, "# busy\n"));
				script.caretBehind("calls[funcname]++\n\t");
				boolean listed = false;
				for (int attempt = 0; attempt < 10 && !listed; attempt++) {
					Keyboard.type("execn");
					listed = Wait.isSoon(() -> isListed("execname"));
					for (int key = 0; key < 5 && !listed; key++) {
						Keyboard.press(0, SWT.BS);
					}
				}
				assertTrue(listed, "a list of proposals while the check has not ended");
			} finally {
				end.countDown();
				document.removeListener(slow);
			}
		}
	}

	private static void await(CountDownLatch end) {
		try {
			end.await(5, TimeUnit.MINUTES);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private static boolean isListed(String name) {
		return labels(list()).stream().anyMatch(label -> label.startsWith(name));
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
		List<Table> tables = Widgets.all(Table.class, table -> table.getShell().getText().isEmpty() && table.isVisible() && table.getItemCount() > 0);
		return tables.isEmpty() ? null : tables.get(0);
	}

	private static List<String> labels(Table list) {
		return ui(() -> list == null || list.isDisposed() ? List.of() : Arrays.stream(list.getItems()).map(TableItem::getText).toList());
	}
}
