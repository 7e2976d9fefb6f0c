package org.tapsetstudio.ui.internal.common;

import java.util.function.Supplier;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Control;

/** Tells screen readers what a control that draws itself is, and what is selected in it. */
public final class GraphicAccess {
	private GraphicAccess() {
	}

	/**
	 * @param selection says what is selected
	 * @param description what the picture shows, and where the same stands as text
	 * @param keys how to move in it
	 */
	public static void install(Control control, Supplier<String> selection, String description, String keys) {
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = selection.get();
			}

			@Override
			public void getDescription(AccessibleEvent e) {
				e.result = description;
			}

			@Override
			public void getHelp(AccessibleEvent e) {
				e.result = keys;
			}
		});
		control.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
			@Override
			public void getRole(AccessibleControlEvent e) {
				e.detail = ACC.ROLE_GRAPHIC;
			}

			@Override
			public void getValue(AccessibleControlEvent e) {
				e.result = selection.get();
			}
		});
	}

	public static void selectionChanged(Control control) {
		control.getAccessible().sendEvent(ACC.EVENT_NAME_CHANGED, null);
		control.getAccessible().sendEvent(ACC.EVENT_VALUE_CHANGED, null);
	}
}
