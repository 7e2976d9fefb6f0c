package org.tapsetstudio.dsl.ui.tests;

import static org.tapsetstudio.robot.Ui.ui;
import static org.tapsetstudio.robot.Wait.waitFor;
import static org.tapsetstudio.robot.Wait.waitUntil;

import java.util.Arrays;
import java.util.List;

import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.robot.Keyboard;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Widgets;

/** Ctrl+Alt+T: declarations of all scripts and tapsets. */
class OpenDeclarationTest {
	private static final String SCRIPT = "function strlen_longest:long() { return 80 }\nprobe begin { println(strlen_longest()) }\n";

	@AfterEach
	void closeDialog() {
		Ui.run(() -> Widgets.all(Shell.class, OpenDeclarationTest::isDialog).forEach(Shell::close));
	}

	@Test
	void declarationsOfScriptsComeFirstAndOpen() {
		try (ScriptEditor script = ScriptEditor.open("symbols.stp", SCRIPT)) {
			find(script, "strle", "strlen_longest - ");
			ScriptEditor.picture("open-declaration");
			Keyboard.press(0, SWT.CR);
			waitUntil(() -> selection(script.editor).getText().equals("strlen_longest"), () -> "the function to be selected, it is <" + selection(script.editor).getText() + ">");
		}
	}

	@Test
	void aTapsetOpensToo() {
		try (ScriptEditor script = ScriptEditor.open("symbols.stp", SCRIPT)) {
			find(script, "thread_inde*", "thread_indent - ");
			Keyboard.press(0, SWT.CR);
			ITextEditor tapset = waitFor(() -> PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().getActiveEditor() instanceof ITextEditor editor && editor != script.editor ? editor : null,
					"the editor of the tapset");
			waitUntil(() -> selection(tapset).getText().startsWith("thread_inde"), () -> "the function to be selected, it is <" + selection(tapset).getText() + ">");
		}
	}

	/** Opens the dialog and types until the first line begins as wanted. */
	private static void find(ScriptEditor script, String words, String first) {
		script.caretBehind("probe");
		Keyboard.press(SWT.CTRL | SWT.ALT, 't');
		Shell dialog = waitFor(() -> Widgets.all(Shell.class, OpenDeclarationTest::isDialog).stream().findFirst().orElse(null), "the dialog");
		Text pattern = Widgets.all(Text.class, text -> text.getShell() == dialog && text.isVisible()).get(0);
		Keyboard.focus(pattern);
		Keyboard.type(words);
		waitUntil(() -> lines(dialog).stream().findFirst().orElse("").startsWith(first), () -> first + " as the first line, there are " + lines(dialog));
		waitUntil(() -> table(dialog).getSelectionCount() == 1, "the first line to be selected");
	}

	private static boolean isDialog(Shell shell) {
		return shell.getText().equals("Open Declaration");
	}

	private static Table table(Shell dialog) {
		return Widgets.all(Table.class, table -> table.getShell() == dialog).get(0);
	}

	private static List<String> lines(Shell dialog) {
		return ui(() -> Arrays.stream(table(dialog).getItems()).limit(20).map(TableItem::getText).toList());
	}

	private static ITextSelection selection(ITextEditor editor) {
		return ui(() -> (ITextSelection) editor.getSelectionProvider().getSelection());
	}
}
