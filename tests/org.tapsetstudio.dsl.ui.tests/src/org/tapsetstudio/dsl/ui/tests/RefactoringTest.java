package org.tapsetstudio.dsl.ui.tests;

import static org.tapsetstudio.robot.Wait.waitUntil;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.robot.Keyboard;
import org.tapsetstudio.robot.Widgets;

/** Formatting and renaming by keys. */
class RefactoringTest {
	@Test
	void controlShiftFFormatsTheScriptAndControlZTakesItBack() {
		String text = "probe begin{\nprintln( 1 )\n}\n";
		try (ScriptEditor script = ScriptEditor.open("format.stp", text)) {
			script.caretBehind("probe");
			Keyboard.press(SWT.CTRL | SWT.SHIFT, 'f');
			waitUntil(() -> script.text().contains("\tprintln(1)\n"), () -> "the formatted text, it is " + script.text());
			Keyboard.press(SWT.CTRL, 'z');
			waitUntil(() -> script.text().equals(text), () -> "the text as it was, it is " + script.text());
		}
	}

	@Test
	void altShiftRRenamesAGlobalEverywhere() {
		try (ScriptEditor script = ScriptEditor.open("rename.stp", "global calls\nprobe begin\n{\n\tcalls[1] = 2\n\tprintln(calls[1])\n}\n")) {
			script.caretBehind("println(cal");
			Keyboard.press(SWT.ALT | SWT.SHIFT, 'r');
			Shell dialog = Widgets.await(Shell.class, "Rename");
			Text name = Widgets.awaitBelow(dialog, Text.class, text -> text.getText().equals("calls"), "the old name in the dialog");
			ScriptEditor.picture("rename");
			Keyboard.focus(name);
			Keyboard.press(SWT.CTRL, 'a');
			Keyboard.type("hits");
			Keyboard.press(0, SWT.CR);
			waitUntil(() -> script.text().equals("global hits\nprobe begin\n{\n\thits[1] = 2\n\tprintln(hits[1])\n}\n"), () -> "the new name everywhere: " + script.text());
		}
	}
}
