package org.tapsetstudio.launch.internal;

import org.eclipse.osgi.util.NLS;

/** Sentences of this bundle. */
public final class Messages extends NLS {
	public static String NotStarted;
	public static String NoHost;
	public static String BadHost;
	public static String CommandOrProcess;
	public static String RelativeFolder;
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
	public static String NoFileName;
	public static String NoNumber;
	public static String NoProgram;
	public static String MissingProgram;
	public static String NoPostgresql;
	public static String NoDataDirectory;
	public static String MissingDataDirectory;
	public static String NotADataDirectory;
	public static String MissingPreset;
	public static String NoProbe;
	public static String NoProcess;
	public static String NoProcessNamed;
	public static String ReplayLabel;
	public static String AskedAtLaunch;

	static {
		NLS.initializeMessages("org.tapsetstudio.launch.internal.messages", Messages.class);
	}

	private Messages() {
	}
}
