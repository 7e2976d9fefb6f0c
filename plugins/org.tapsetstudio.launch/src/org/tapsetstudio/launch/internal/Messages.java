package org.tapsetstudio.launch.internal;

import org.eclipse.osgi.util.NLS;

/** Sentences of this bundle. */
public final class Messages extends NLS {
	public static String NoScript;
	public static String RelativeFile;
	public static String MissingScript;
	public static String MissingInterpreter;
	public static String MissingDirectory;
	public static String MissingProbe;
	public static String NotAFolder;
	public static String NotWritable;
	public static String Starting;
	public static String Compiling;
	public static String RefreshJob;
	public static String NoInput;
	public static String ProcessLabel;
	public static String StillRuns;

	static {
		NLS.initializeMessages("org.tapsetstudio.launch.internal.messages", Messages.class);
	}

	private Messages() {
	}
}
