package org.tapsetstudio.ui.internal.colour;

import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.ui.internal.UiPlugin;

/** The colours of the theme that is on, and what the user chose for all views that draw calls. For the user interface's thread. */
public final class Colours {
	/** Preference: name of a {@link Scheme}; {@code PLAIN} is chosen by the desktop's high contrast too. */
	public static final String SCHEME = "colours.scheme"; //$NON-NLS-1$
	/** Preference: name of a {@link Colouring}. */
	public static final String COLOURING = "colours.by"; //$NON-NLS-1$
	private static final String PREFIX = "org.tapsetstudio.ui.flame."; //$NON-NLS-1$

	private Colours() {
	}

	public static Palette of(Control control) {
		var display = control.getDisplay();
		int text = Palette.rgb(display.getSystemColor(SWT.COLOR_LIST_FOREGROUND).getRGB());
		return new Palette(Palette.rgb(background(control).getRGB()), text, rgb("match", control, SWT.COLOR_MAGENTA), rgb("selection", control, SWT.COLOR_LIST_FOREGROUND), //$NON-NLS-1$ //$NON-NLS-2$
				rgb("alarm", control, SWT.COLOR_RED), display.getHighContrast() ? Scheme.PLAIN : choice(SCHEME, Scheme.THEME)); //$NON-NLS-1$
	}

	public static Color background(Control control) {
		return control.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND);
	}

	/** Calls back, soon and as long as there is the control, after the theme, the colours of the desktop or what the user chose has changed. */
	public static void follow(Control control, Runnable changed) {
		Runnable soon = () -> UiPlugin.onDisplay(() -> {
			if (!control.isDisposed()) {
				changed.run();
			}
		});
		var display = control.getDisplay();
		var themes = PlatformUI.getWorkbench().getThemeManager();
		var preferences = UiPlugin.get().getPreferenceStore();
		Listener desktop = e -> soon.run();
		IPropertyChangeListener theme = e -> soon.run();
		IPropertyChangeListener choice = e -> {
			if (e.getProperty().equals(SCHEME) || e.getProperty().equals(COLOURING)) {
				soon.run();
			}
		};
		display.addListener(SWT.Settings, desktop);
		themes.addPropertyChangeListener(theme);
		preferences.addPropertyChangeListener(choice);
		control.addDisposeListener(e -> {
			display.removeListener(SWT.Settings, desktop);
			themes.removePropertyChangeListener(theme);
			preferences.removePropertyChangeListener(choice);
		});
	}

	/** What the user chose. */
	public static Colouring colouring() {
		return choice(COLOURING, Colouring.FILE);
	}

	/** What the user chose, else the default. */
	public static <E extends Enum<E>> E choice(String preference, E otherwise) {
		var name = UiPlugin.get().getPreferenceStore().getString(preference);
		for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
			if (constant.name().equals(name)) {
				return constant;
			}
		}
		return otherwise;
	}

	private static int rgb(String name, Control control, int otherwise) {
		ColorRegistry colours = PlatformUI.getWorkbench().getThemeManager().getCurrentTheme().getColorRegistry();
		var colour = colours.get(PREFIX + name);
		return Palette.rgb((colour == null ? control.getDisplay().getSystemColor(otherwise) : colour).getRGB());
	}
}
