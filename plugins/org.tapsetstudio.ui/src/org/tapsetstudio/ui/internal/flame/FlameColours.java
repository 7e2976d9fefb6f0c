package org.tapsetstudio.ui.internal.flame;

import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;

/** The colours of the theme that is on. For the user interface's thread. */
final class FlameColours {
	private static final String PREFIX = "org.tapsetstudio.ui.flame."; //$NON-NLS-1$

	private FlameColours() {
	}

	static FlamePalette of(Control control) {
		var display = control.getDisplay();
		int text = FlamePalette.rgb(display.getSystemColor(SWT.COLOR_LIST_FOREGROUND).getRGB());
		return new FlamePalette(FlamePalette.rgb(background(control).getRGB()), text, rgb("match", control, SWT.COLOR_MAGENTA), rgb("selection", control, SWT.COLOR_LIST_FOREGROUND), //$NON-NLS-1$ //$NON-NLS-2$
				display.getHighContrast());
	}

	static Color background(Control control) {
		return control.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND);
	}

	private static int rgb(String name, Control control, int otherwise) {
		ColorRegistry colours = PlatformUI.getWorkbench().getThemeManager().getCurrentTheme().getColorRegistry();
		var colour = colours.get(PREFIX + name);
		return FlamePalette.rgb((colour == null ? control.getDisplay().getSystemColor(otherwise) : colour).getRGB());
	}
}
