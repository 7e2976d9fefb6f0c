package org.tapsetstudio.robot;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Control;

/**
 * Presses keys on the X server by the program {@code xdotool}, so key bindings, dialogs and editors see them as they see a person's. SWT's own
 * {@code Display.post} is of no use: of several keys posted to a GTK window only the first arrives.
 * <p>
 * The keys arrive a moment after a method has returned: wait for what they cause.
 */
public final class Keyboard {
	/** As often as that a key is pressed again. */
	private static final int PRESSES = 10;

	private Keyboard() {
	}

	/** Gives a control the focus and waits until it has it. */
	public static void focus(Control control) {
		Wait.waitUntil(() -> {
			control.getShell().forceActive();
			return control.setFocus() && control.isFocusControl();
		}, "the focus of " + control.getClass().getSimpleName());
	}

	/** Types a text into the control that has the focus. */
	public static void type(String text) {
		XDoTool.run("type", "--delay", "15", "--", text);
	}

	/** Presses a character key, {@link SWT#CR}, {@link SWT#BS} and the like, with modifiers ({@link SWT#CTRL}, {@link SWT#SHIFT}, {@link SWT#ALT} or'ed; 0 for none). */
	public static void press(int modifiers, char character) {
		stroke(modifiers, switch (character) {
		case ' ' -> "space";
		case SWT.CR -> "Return";
		case SWT.BS -> "BackSpace";
		case SWT.TAB -> "Tab";
		case SWT.ESC -> "Escape";
		case SWT.DEL -> "Delete";
		case '/' -> "slash";
		default -> String.valueOf(character);
		});
	}

	/** Presses a key without character, for example {@link SWT#F3}. */
	public static void pressKey(int modifiers, int keyCode) {
		stroke(modifiers, switch (keyCode) {
		case SWT.ARROW_UP -> "Up";
		case SWT.ARROW_DOWN -> "Down";
		case SWT.ARROW_LEFT -> "Left";
		case SWT.ARROW_RIGHT -> "Right";
		case SWT.HOME -> "Home";
		case SWT.END -> "End";
		case SWT.INSERT -> "Insert";
		case SWT.DEL -> "Delete";
		case SWT.PAGE_UP -> "Prior";
		case SWT.PAGE_DOWN -> "Next";
		default -> {
			if (keyCode < SWT.F1 || keyCode > SWT.F12) {
				throw new IllegalArgumentException("No name is known for key " + keyCode);
			}
			yield "F" + (keyCode - SWT.F1 + 1);
		}
		});
	}

	/**
	 * Presses a character key, as {@link #press}, until it has had its effect, as a person does who sees that something else took the key: a list of
	 * proposals that opened by itself a moment before takes one. The key has to be one that may be pressed again.
	 *
	 * @param effect asked on the UI thread
	 * @param description of the effect, ends the sentence "Waited in vain for ..."
	 */
	public static void pressUntil(int modifiers, char character, Callable<Boolean> effect, Supplier<String> description) {
		until(() -> press(modifiers, character), effect, description);
	}

	/** Presses a key without character, as {@link #pressKey}, until it has had its effect, as {@link #pressUntil} does. */
	public static void pressKeyUntil(int modifiers, int keyCode, Callable<Boolean> effect, Supplier<String> description) {
		until(() -> pressKey(modifiers, keyCode), effect, description);
	}

	private static void until(Runnable press, Callable<Boolean> effect, Supplier<String> description) {
		for (int presses = 0; presses < PRESSES; presses++) {
			press.run();
			if (Wait.isSoon(effect)) {
				return;
			}
		}
		throw new AssertionError("Pressed a key " + PRESSES + " times and waited in vain for " + Ui.ui(description::get));
	}

	/** As {@link #pressUntil(int, char, Callable, Supplier)}, for a key without character, with the focus at a control before each press. */
	public static void pressKeyUntil(Control control, int modifiers, int keyCode, Callable<Boolean> effect, Supplier<String> description) {
		for (int presses = 0; presses < PRESSES; presses++) {
			focus(control);
			pressKey(modifiers, keyCode);
			if (Wait.isSoon(effect)) {
				return;
			}
		}
		throw new AssertionError("Pressed a key " + PRESSES + " times and waited in vain for " + Ui.ui(description::get));
	}

	/**
	 * Edits a text by keys, as a person does who looks at what comes of it: where something else took a key - a list of proposals that opened by itself, a window - the text is put back as it was, and done again.
	 *
	 * @param keys presses the keys, in the test's own thread
	 * @param result whether the text is as it should be, asked on the UI thread
	 */
	public static void edit(StyledText text, Runnable keys, Predicate<String> result) {
		String before = Ui.ui(text::getText);
		int caret = Ui.ui(text::getCaretOffset);
		for (int tries = 0; tries < PRESSES; tries++) {
			focus(text);
			keys.run();
			if (Wait.isSoon(() -> result.test(text.getText()))) {
				return;
			}
			Ui.run(() -> {
				text.setText(before);
				text.setCaretOffset(caret);
			});
		}
		throw new AssertionError("Edited " + PRESSES + " times in vain: " + Ui.ui(text::getText));
	}

	private static void stroke(int modifiers, String key) {
		List<String> keys = new ArrayList<>();
		if ((modifiers & SWT.CTRL) != 0) {
			keys.add("ctrl");
		}
		if ((modifiers & SWT.SHIFT) != 0) {
			keys.add("shift");
		}
		if ((modifiers & SWT.ALT) != 0) {
			keys.add("alt");
		}
		keys.add(key);
		XDoTool.run("key", String.join("+", keys));
	}
}
