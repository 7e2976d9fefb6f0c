package org.tapsetstudio.ui.internal.callers;

import org.eclipse.osgi.util.NLS;

/** Sentences of this package. */
final class Messages extends NLS {
	public static String Needs;
	public static String Callers;
	public static String Callees;
	public static String NothingChosen;
	public static String ColumnFunction;
	public static String ColumnTotal;
	public static String ColumnCalls;
	public static String ColumnFile;

	static {
		NLS.initializeMessages("org.tapsetstudio.ui.internal.callers.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
