package org.tapsetstudio.dsl.ui.problem;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String CheckJob_name;
	public static String ForeignBytes_message;
	public static String MarkerJob_name;
	public static String SavedTextJob_name;

	static {
		NLS.initializeMessages("org.tapsetstudio.dsl.ui.problem.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
