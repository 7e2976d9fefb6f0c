package org.tapsetstudio.ui.internal.welcome;

import org.eclipse.osgi.util.NLS;

/** Sentences of this package. */
final class Messages extends NLS {
	public static String Title;
	public static String Introduction;
	public static String Samples;
	public static String SamplesText;
	public static String Doctor;
	public static String DoctorText;
	public static String Python;
	public static String PythonText;
	public static String Java;
	public static String JavaText;
	public static String Probe;
	public static String ProbeText;
	public static String Compare;
	public static String CompareText;
	public static String Close;

	static {
		NLS.initializeMessages("org.tapsetstudio.ui.internal.welcome.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
