package org.tapsetstudio.dsl.ui.tests;

import static org.tapsetstudio.robot.Ui.ui;
import static org.tapsetstudio.robot.Wait.waitUntil;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.themes.IThemeManager;
import org.tapsetstudio.robot.Ui;

/** Switches the look of the workbench. */
final class Themes {
	private Themes() {
	}

	static void light() {
		theme("org.eclipse.e4.ui.css.theme.e4_default");
	}

	static void dark() {
		theme("org.eclipse.e4.ui.css.theme.e4_dark");
	}

	/** Colors of text as the desktop has them; to be ended by {@link #standard}. */
	static void highContrast() {
		Ui.run(() -> PlatformUI.getWorkbench().getThemeManager().setCurrentTheme("org.eclipse.ui.ide.systemDefault"));
	}

	static void standard() {
		Ui.run(() -> PlatformUI.getWorkbench().getThemeManager().setCurrentTheme(IThemeManager.DEFAULT_THEME));
	}

	private static void theme(String id) {
		Ui.run(() -> engine().setTheme(id, false));
		waitUntil(() -> ui(Themes::engine).getActiveTheme().getId().equals(id), "the theme " + id);
	}

	private static IThemeEngine engine() {
		return (IThemeEngine) Display.getCurrent().getData("org.eclipse.e4.ui.css.swt.theme");
	}
}
