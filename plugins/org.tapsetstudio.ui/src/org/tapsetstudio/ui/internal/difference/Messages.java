package org.tapsetstudio.ui.internal.difference;

import org.eclipse.osgi.util.NLS;

/** Sentences of this package. */
final class Messages extends NLS {
	public static String NothingChosen;
	public static String Comparing;
	public static String Failed;
	public static String Title;
	public static String ByNameAlone;
	public static String Flame;
	public static String Tree;
	public static String Functions;
	public static String ColumnFunction;
	public static String ColumnFile;
	public static String ColumnBefore;
	public static String ColumnAfter;
	public static String ColumnChange;
	public static String ColumnShare;
	public static String ColumnCallsBefore;
	public static String ColumnCallsAfter;
	public static String ColumnWhere;
	public static String Both;
	public static String Added;
	public static String Removed;
	public static String Filter;
	public static String Normalise;
	public static String Swap;

	static {
		NLS.initializeMessages("org.tapsetstudio.ui.internal.difference.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
