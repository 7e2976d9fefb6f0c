package org.tapsetstudio.dsl.ui.wizard;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String NewScript_description;
	public static String NewScript_file;
	public static String NewScript_noProject;
	public static String NewScript_skeleton;
	public static String NewScript_title;

	static {
		NLS.initializeMessages("org.tapsetstudio.dsl.ui.wizard.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
