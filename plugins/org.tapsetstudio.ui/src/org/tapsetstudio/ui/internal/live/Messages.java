package org.tapsetstudio.ui.internal.live;

import org.eclipse.osgi.util.NLS;

/** Sentences of this package. */
final class Messages extends NLS {
	public static String Pause;
	public static String PauseTip;
	public static String Resume;
	public static String Probes;
	public static String ProbesTip;
	public static String NoProbes;
	public static String NoteLive;
	public static String NoteAfter;
	public static String Forecasting;
	public static String Fires;
	public static String MayFire;
	public static String WillNotFire;
	public static String NoteOff;

	static {
		NLS.initializeMessages("org.tapsetstudio.ui.internal.live.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
