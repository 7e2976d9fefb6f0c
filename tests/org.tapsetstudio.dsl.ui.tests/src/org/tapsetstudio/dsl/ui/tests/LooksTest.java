package org.tapsetstudio.dsl.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tapsetstudio.robot.Ui.ui;
import static org.tapsetstudio.robot.Wait.waitFor;
import static org.tapsetstudio.robot.Wait.waitUntil;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.robot.Keyboard;
import org.tapsetstudio.robot.Widgets;

/** What opens over the editor can be read in each theme. */
class LooksTest {
	private static final String SCRIPT = "# Doubles a number.\nfunction twice:long(n:long) { return 2 * n }\nprobe begin\n{\n\tprintln(twice(1))\n\tpr\n}\n";
	/** What WCAG asks of large text at least. */
	private static final double LEAST_CONTRAST = 3;

	@AfterEach
	void backToLight() {
		Themes.standard();
		Themes.light();
	}

	@Test
	void dark() {
		Themes.dark();
		look("dark");
	}

	@Test
	void highContrast() {
		Themes.highContrast();
		look("high-contrast");
	}

	private static void look(String theme) {
		try (ScriptEditor script = ScriptEditor.open("looks.stp", SCRIPT)) {
			Shell workbench = ui(() -> script.widget().getShell());
			script.caretBehind("\tpr");
			Keyboard.press(SWT.CTRL, ' ');
			check("completion", theme, () -> other(Table.class, workbench, table -> table.getItemCount() > 3), "the list of proposals");
			Keyboard.press(0, SWT.ESC);
			script.caretBehind("println(tw");
			Keyboard.pressKeyUntil(0, SWT.F2, () -> other(StyledText.class, workbench, LooksTest::isHover) != null, () -> "the description of the function");
			check("hover", theme, () -> other(StyledText.class, workbench, LooksTest::isHover), "the description of the function");
			Keyboard.press(0, SWT.ESC);
			waitUntil(() -> other(StyledText.class, workbench, LooksTest::isHover) == null, "the description to close");
			script.caretBehind("twice(1");
			Keyboard.press(SWT.CTRL | SWT.SHIFT, ' ');
			check("parameters", theme, () -> other(StyledText.class, workbench, text -> text.getText().startsWith("twice")), "the parameters");
			Keyboard.press(0, SWT.ESC);
			script.caretBehind("probe");
			Keyboard.press(SWT.CTRL, 'o');
			check("outline", theme, () -> other(Tree.class, workbench, tree -> tree.getItemCount() > 0), "the quick outline");
			Keyboard.press(0, SWT.ESC);
			waitUntil(() -> other(Tree.class, workbench, tree -> true) == null, "the quick outline to close");
		}
	}

	private static boolean isHover(StyledText text) {
		return text.getText().startsWith("function twice");
	}

	private static <T extends Control> T other(Class<T> type, Shell workbench, Predicate<T> condition) {
		List<T> found = Widgets.all(type, control -> control.getShell() != workbench && control.isVisible() && condition.test(control));
		return found.isEmpty() ? null : found.get(0);
	}

	/** In one go on the user interface's thread: what opens over the editor may close again at any time. */
	private static void check(String what, String theme, Supplier<Control> find, String name) {
		double contrast = waitFor(() -> {
			Control control = find.get();
			return control == null ? null : contrast(control.getForeground().getRGB(), control.getBackground().getRGB());
		}, name);
		ScriptEditor.picture(what + "-" + theme);
		assertTrue(contrast >= LEAST_CONTRAST, () -> what + " in theme " + theme + " has a contrast of " + contrast);
	}

	private static double contrast(RGB one, RGB other) {
		double lighter = Math.max(luminance(one), luminance(other));
		double darker = Math.min(luminance(one), luminance(other));
		return (lighter + 0.05) / (darker + 0.05);
	}

	private static double luminance(RGB color) {
		return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
	}

	private static double linear(int part) {
		double value = part / 255.0;
		return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
	}
}
