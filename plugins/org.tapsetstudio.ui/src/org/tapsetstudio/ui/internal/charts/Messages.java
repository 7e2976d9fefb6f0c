package org.tapsetstudio.ui.internal.charts;

import org.eclipse.osgi.util.NLS;

/** Sentences of this package. */
final class Messages extends NLS {
	public static String Needs;
	public static String Kind;
	public static String EventRate;
	public static String Durations;
	public static String DurationsOf;
	public static String Pauses;
	public static String Histogram;
	public static String HistogramOf;
	public static String Series;
	public static String Time;
	public static String PerSecond;
	public static String Duration;
	public static String Pause;
	public static String Calls;
	public static String Value;
	public static String Count;
	public static String NoPauses;
	public static String NoDurations;
	public static String NoCalls;
	public static String Empty;
	public static String Description;
	public static String ShowTable;

	static {
		NLS.initializeMessages("org.tapsetstudio.ui.internal.charts.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
