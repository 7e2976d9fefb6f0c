package org.tapsetstudio.ui.internal.workbench;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.robot.Ui;

/** Switches the theme of the workbench. */
final class Themes {
	private static boolean darkened;

	private Themes() {
	}

	static void light() {
		set("org.eclipse.e4.ui.css.theme.e4_default");
	}

	static void dark() {
		darkened = true;
		set("org.eclipse.e4.ui.css.theme.e4_dark");
	}

	/** Drops all views if they have been dark: GTK leaves such ones their light texts, for which the platform asks users to restart. UI thread only. */
	static void dropViews(IWorkbenchPage page) {
		if (darkened) {
			page.closeAllPerspectives(false, false);
			darkened = false;
		}
	}

	private static void set(String id) {
		Ui.run(() -> PlatformUI.getWorkbench().getService(IThemeEngine.class).setTheme(id, false));
	}
}
