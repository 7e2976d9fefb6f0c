package org.tapsetstudio.ui.internal.results;

import org.eclipse.osgi.util.NLS;

/** Sentences of this package. */
final class Messages extends NLS {
	public static String Needs;
	public static String ReasonNoScript;
	public static String Probe;
	public static String Filter;
	public static String Rows;
	public static String RowsOf;
	public static String Copy;
	public static String ExportCsv;
	public static String ExportTitle;
	public static String ExportJob;
	public static String ExportFailed;
	public static String Columns;

	static {
		NLS.initializeMessages("org.tapsetstudio.ui.internal.results.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
