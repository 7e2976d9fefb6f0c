package org.tapsetstudio.dsl.ui.quickfix;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Replacement_label;

	static {
		NLS.initializeMessages("org.tapsetstudio.dsl.ui.quickfix.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
