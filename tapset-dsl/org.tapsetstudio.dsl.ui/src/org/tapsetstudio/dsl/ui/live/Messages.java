package org.tapsetstudio.dsl.ui.live;

import org.eclipse.osgi.util.NLS;

/** Sentences of this package. */
final class Messages extends NLS {
	public static String Toggle_nothing;

	static {
		NLS.initializeMessages("org.tapsetstudio.dsl.ui.live.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
