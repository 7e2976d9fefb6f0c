package org.tapsetstudio.dsl.ui.coloring;

import org.eclipse.jface.text.TextAttribute;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.SWT;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.themes.IThemeManager;
import org.tapsetstudio.dsl.ide.coloring.ColorKind;

/** The colours of the current theme, changed by the user under Colors and Fonts. Keywords and comments differ by their font too, for themes of few colours. UI thread only. */
final class ThemeColors {
	private static final String PREFIX = "org.tapsetstudio.dsl.ui."; //$NON-NLS-1$

	private ThemeColors() {
	}

	static TextAttribute attribute(ColorKind kind) {
		int style = switch (kind) {
		case KEYWORD -> SWT.BOLD;
		case COMMENT, INACTIVE -> SWT.ITALIC;
		default -> SWT.NORMAL;
		};
		return new TextAttribute(manager().getCurrentTheme().getColorRegistry().get(PREFIX + kind.name()), null, style);
	}

	/** Calls back on the UI thread when a colour of ours, or the theme, has changed. The result is to be given to {@link #stop}. */
	static IPropertyChangeListener onChange(Runnable changed) {
		IPropertyChangeListener listener = event -> {
			if (event.getProperty().startsWith(PREFIX) || event.getProperty().equals(IThemeManager.CHANGE_CURRENT_THEME)) {
				changed.run();
			}
		};
		manager().addPropertyChangeListener(listener);
		return listener;
	}

	static void stop(IPropertyChangeListener listener) {
		if (listener != null) {
			manager().removePropertyChangeListener(listener);
		}
	}

	private static IThemeManager manager() {
		return PlatformUI.getWorkbench().getThemeManager();
	}
}
