package org.tapsetstudio.robot;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;

/** Presses keys: the events pass through the display, so key bindings, dialogs and editors see them as they see a person's. */
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

	/** Types a text into the control that has the focus, one key a character. */
	public static void type(String text) {
		text.chars().forEach(character -> press(0, (char) character));
	}

	/** Presses a character key with modifiers ({@link SWT#CTRL}, {@link SWT#SHIFT}, {@link SWT#ALT} or'ed; 0 for none). */
	public static void press(int modifiers, char character) {
		Event event = new Event();
		event.character = character;
		stroke(modifiers, event);
	}

	/** Presses a key without character, for example {@link SWT#F3}. */
	public static void pressKey(int modifiers, int keyCode) {
		Event event = new Event();
		event.keyCode = keyCode;
		stroke(modifiers, event);
	}

	private static void stroke(int modifiers, Event key) {
		Ui.run(() -> {
			Display display = Display.getCurrent();
			for (int modifier : new int[] { SWT.CTRL, SWT.SHIFT, SWT.ALT }) {
				if ((modifiers & modifier) != 0) {
					post(display, SWT.KeyDown, modifier(modifier));
				}
			}
			post(display, SWT.KeyDown, key);
			post(display, SWT.KeyUp, key);
			for (int modifier : new int[] { SWT.ALT, SWT.SHIFT, SWT.CTRL }) {
				if ((modifiers & modifier) != 0) {
					post(display, SWT.KeyUp, modifier(modifier));
				}
			}
		});
		Ui.settle();
	}

	private static Event modifier(int keyCode) {
		Event event = new Event();
		event.keyCode = keyCode;
		return event;
	}

	private static void post(Display display, int type, Event event) {
		event.type = type;
		if (!display.post(event)) {
			throw new AssertionError("The display took no key event for " + event);
		}
		while (display.readAndDispatch()) {
			// each key is handled before the next one is pressed
		}
	}
}
