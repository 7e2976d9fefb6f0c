package org.tapsetstudio.robot;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;

/**
 * Presses keys on the X server by the program {@code xdotool}, so key bindings, dialogs and editors see them as they see a person's. SWT's own
 * {@code Display.post} is of no use: of several keys posted to a GTK window only the first arrives.
 * <p>
 * The keys arrive a moment after a method has returned: wait for what they cause.
 */
public final class Keyboard {

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
