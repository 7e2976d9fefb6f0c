package org.tapsetstudio.ui.internal.workbench;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.robot.Ui;

/** Switches the theme of the workbench. */
final class Themes {
	private Themes() {
	}

	static void light() {
		set("org.eclipse.e4.ui.css.theme.e4_default");
	}

	static void dark() {
		set("org.eclipse.e4.ui.css.theme.e4_dark");
	}

	private static void set(String id) {
		Ui.run(() -> PlatformUI.getWorkbench().getService(IThemeEngine.class).setTheme(id, false));
	}
}
