package org.tapsetstudio.ui.internal.findings;

import org.eclipse.osgi.util.NLS;

/** Sentences of this package. */
final class Messages extends NLS {
	public static String Needs;
	public static String Nothing;
	public static String ReasonLive;
	public static String ReasonStopped;
	public static String Looking;
	public static String ColumnFinding;
	public static String ColumnStart;
	public static String ColumnDuration;
	public static String ColumnThread;
	public static String AllThreads;
	public static String ShowCalls;
	public static String Advice;
	public static String Copy;

	static {
		NLS.initializeMessages("org.tapsetstudio.ui.internal.findings.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
