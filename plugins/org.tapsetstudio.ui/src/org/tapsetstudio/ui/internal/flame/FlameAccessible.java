package org.tapsetstudio.ui.internal.flame;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.tapsetstudio.ui.internal.Messages;

/** Tells screen readers what a flame graph is and what is selected in it. */
final class FlameAccessible {
	private FlameAccessible() {
	}

	static void install(FlameCanvas canvas) {
		canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = selection(canvas);
			}

			@Override
			public void getDescription(AccessibleEvent e) {
				e.result = Messages.FlameDescription;
			}

			@Override
			public void getHelp(AccessibleEvent e) {
				e.result = Messages.FlameKeys;
			}
		});
		canvas.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
			@Override
			public void getRole(AccessibleControlEvent e) {
				e.detail = ACC.ROLE_GRAPHIC;
			}

			@Override
			public void getValue(AccessibleControlEvent e) {
				e.result = selection(canvas);
			}
		});
	}

	static void selectionChanged(FlameCanvas canvas) {
		canvas.getAccessible().sendEvent(ACC.EVENT_NAME_CHANGED, null);
		canvas.getAccessible().sendEvent(ACC.EVENT_VALUE_CHANGED, null);
	}

	private static String selection(FlameCanvas canvas) {
		var model = canvas.model();
		return model.selected() > 0 && model.selected() < model.tree().size() ? FlameText.describe(model.tree(), model.selected()) : Messages.FlameNoSelection;
	}
}
