package org.tapsetstudio.dsl.ui.search;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String ReferencesQuery_label;
	public static String ReferencesQuery_nothing;
	public static String ReferencesResult_label;
	public static String ReferencesResult_labelOne;
	public static String ReferencesPage_line;

	static {
		NLS.initializeMessages("org.tapsetstudio.dsl.ui.search.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
