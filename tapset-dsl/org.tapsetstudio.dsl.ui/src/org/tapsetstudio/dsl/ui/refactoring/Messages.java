package org.tapsetstudio.dsl.ui.refactoring;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Format_job;
	public static String Rename_changed;
	public static String Rename_failed;
	public static String Rename_files;
	public static String Rename_job;
	public static String Rename_message;
	public static String Rename_oneFile;
	public static String Rename_title;

	static {
		NLS.initializeMessages("org.tapsetstudio.dsl.ui.refactoring.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
