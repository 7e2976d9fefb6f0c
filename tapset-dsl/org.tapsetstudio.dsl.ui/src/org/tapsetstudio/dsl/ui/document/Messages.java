package org.tapsetstudio.dsl.ui.document;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String ModelJob_name;

	static {
		NLS.initializeMessages("org.tapsetstudio.dsl.ui.document.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
