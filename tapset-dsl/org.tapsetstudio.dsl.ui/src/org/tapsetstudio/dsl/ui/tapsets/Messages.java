package org.tapsetstudio.dsl.ui.tapsets;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Filter_hint;
	public static String FoldersPage_choose;
	public static String FoldersPage_description;
	public static String FoldersPage_folders;
	public static String Job_name;
	public static String View_insert;
	public static String View_none;
	public static String View_noEditor;
	public static String View_open;
	public static String View_reading;
	public static String View_refresh;

	static {
		NLS.initializeMessages("org.tapsetstudio.dsl.ui.tapsets.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
