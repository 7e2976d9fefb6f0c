package org.tapsetstudio.dsl.ui.tests;

import static org.tapsetstudio.robot.Wait.waitUntil;

import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.robot.Keyboard;

/** Typing: pairs, indentation, comments. */
class EditingTest {
	@Test
	void bracketsAndQuotesAreClosedAndSteppedOver() {
		try (ScriptEditor script = ScriptEditor.open("pairs.stp", "probe begin\n{\n\t\n}\n")) {
			script.caretBehind("{\n\t");
			Keyboard.type("printf(\"%d [");
			expect(script, "\tprintf(\"%d [\")\n");
			Keyboard.type("]\", a[1");
			expect(script, "\tprintf(\"%d []\", a[1])\n");
			Keyboard.type("])");
			expect(script, "\tprintf(\"%d []\", a[1])\n");
			Keyboard.type(" # (");
			expect(script, "\tprintf(\"%d []\", a[1]) # (\n");
		}
	}

	@Test
	void backspaceInAnEmptyPairTakesBoth() {
		try (ScriptEditor script = ScriptEditor.open("unpair.stp", "probe begin\n{\n\tx = \n}\n")) {
			script.caretBehind("x = ");
			Keyboard.type("(");
			expect(script, "x = ()\n");
			Keyboard.press(0, SWT.BS);
			expect(script, "x = \n");
		}
	}

	@Test
	void aNewBlockIsIndentedAndClosed() {
		try (ScriptEditor script = ScriptEditor.open("indent.stp", "probe begin\n\n")) {
			script.caretBehind("begin\n");
			Keyboard.type("{");
			expect(script, "begin\n{}\n");
			Keyboard.press(0, SWT.CR);
			Keyboard.type("if (1) {");
			Keyboard.press(0, SWT.CR);
			Keyboard.type("exit()");
			expect(script, "probe begin\n{\n\tif (1) {\n\t\texit()\n\t}\n}\n");
		}
	}

	@Test
	void controlSlashCommentsLinesOutAndIn() {
		String text = "probe begin\n{\n\tprintln(1)\n\n\tprintln(2)\n}\n";
		try (ScriptEditor script = ScriptEditor.open("comment.stp", text)) {
			script.caretBehind("{\n\t");
			Keyboard.pressKey(SWT.SHIFT, SWT.ARROW_DOWN);
			Keyboard.pressKey(SWT.SHIFT, SWT.ARROW_DOWN);
			Keyboard.pressKey(SWT.SHIFT, SWT.END);
			Keyboard.press(SWT.CTRL, '/');
			expect(script, "{\n//\tprintln(1)\n\n//\tprintln(2)\n}");
			Keyboard.press(SWT.CTRL, '/');
			expect(script, "{\n\tprintln(1)\n\n\tprintln(2)\n}");
		}
	}

	private static void expect(ScriptEditor script, String part) {
		waitUntil(() -> script.text().contains(part), () -> "<" + part + "> in the text <" + script.text() + ">");
	}
}
