package org.tapsetstudio.dsl.ui.problem;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	static String MarkerJob_name;
	static String SavedTextJob_name;

	static {
		NLS.initializeMessages("org.tapsetstudio.dsl.ui.problem.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
