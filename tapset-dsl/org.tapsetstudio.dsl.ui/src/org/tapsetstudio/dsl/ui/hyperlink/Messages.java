package org.tapsetstudio.dsl.ui.hyperlink;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String DeclarationHyperlink_text;
	public static String Tapset_readOnly;

	static {
		NLS.initializeMessages("org.tapsetstudio.dsl.ui.hyperlink.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
