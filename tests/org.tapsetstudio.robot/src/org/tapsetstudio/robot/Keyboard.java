package org.tapsetstudio.robot;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;

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
		for (int modifier : new int[] { SWT.CTRL, SWT.SHIFT, SWT.ALT }) {
			if ((modifiers & modifier) != 0) {
				post(SWT.KeyDown, modifier(modifier));
			}
		}
		post(SWT.KeyDown, key);
		post(SWT.KeyUp, key);
		for (int modifier : new int[] { SWT.ALT, SWT.SHIFT, SWT.CTRL }) {
			if ((modifiers & modifier) != 0) {
				post(SWT.KeyUp, modifier(modifier));
			}
		}
	}

	private static Event modifier(int keyCode) {
		Event event = new Event();
		event.keyCode = keyCode;
		return event;
	}

	/**
	 * Posts one event. The window system delivers it later, so each release is waited for before the next key is pressed. Presses are not: a key binding
	 * swallows them. Where a key closed the window that had the focus, nobody hears of its release.
	 */
	private static void post(int type, Event event) {
		boolean[] arrived = new boolean[1];
		Listener listener = heard -> arrived[0] = true;
		Control focused = Ui.ui(() -> {
			Display display = Display.getCurrent();
			Control control = display.getFocusControl();
			display.addFilter(SWT.KeyUp, listener);
			event.type = type;
			if (!display.post(event)) {
				throw new AssertionError("The display took no key event for " + event);
			}
			return control;
		});
		try {
			Wait.waitUntil(() -> type == SWT.KeyDown || arrived[0] || Display.getCurrent().getFocusControl() != focused,
					() -> "the release of a key; the focus is in " + Display.getCurrent().getFocusControl() + ", it was in " + focused);
		} finally {
			Ui.run(() -> Display.getCurrent().removeFilter(SWT.KeyUp, listener));
		}
		Ui.settle();
	}
}
