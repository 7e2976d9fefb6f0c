package org.tapsetstudio.dsl.ui.outline;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String EnclosingDeclaration_tooltip;
	public static String QuickOutline_filter;
	public static String QuickOutline_hint;

	static {
		NLS.initializeMessages("org.tapsetstudio.dsl.ui.outline.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
