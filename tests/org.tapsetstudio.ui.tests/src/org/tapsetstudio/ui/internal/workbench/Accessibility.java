package org.tapsetstudio.ui.internal.workbench;

import java.util.List;

import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Control;
import org.tapsetstudio.robot.Ui;

/**
 * What a screen reader hears of a control.
 *
 * @param help the keys
 */
record Accessibility(String name, String description, String help) {
	static Accessibility of(Control control) {
		return Ui.ui(() -> {
			var event = new AccessibleEvent(control);
			var heard = new String[3];
			for (var listener : listeners(control.getAccessible())) {
				listener.getName(event);
				heard[0] = event.result;
				listener.getDescription(event);
				heard[1] = event.result;
				listener.getHelp(event);
				heard[2] = event.result;
			}
			return new Accessibility(heard[0], heard[1], heard[2]);
		});
	}

	/** SWT gives them to the desktop only. */
	@SuppressWarnings("unchecked")
	private static List<AccessibleListener> listeners(Accessible accessible) throws ReflectiveOperationException {
		var field = Accessible.class.getDeclaredField("accessibleListeners");
		field.setAccessible(true);
		return (List<AccessibleListener>) field.get(accessible);
	}
}
