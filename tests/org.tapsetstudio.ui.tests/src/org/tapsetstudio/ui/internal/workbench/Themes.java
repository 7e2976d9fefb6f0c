package org.tapsetstudio.ui.internal.workbench;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.robot.Screenshot;
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

	/** Of the lower right corner of a timeline or flame graph, where there are no boxes: 0 to 1. UI thread only. */
	static float brightness(Canvas canvas) {
		var area = canvas.getClientArea();
		var corner = canvas.toDisplay(area.width - 4, area.height - 4);
		var screen = Screenshot.pixels(canvas.getDisplay());
		return screen.palette.getRGB(screen.getPixel(corner.x, corner.y)).getHSB()[2];
	}
}
