package org.tapsetstudio.ui.internal.common;

import org.eclipse.osgi.util.NLS;

/** Sentences that several views use. */
final class ViewMessages extends NLS {
	public static String ColourBy;
	public static String ByModule;
	public static String ByPackage;
	public static String ByFile;
	public static String Palette;
	public static String PaletteTheme;
	public static String PaletteDistinct;
	public static String PalettePlain;
	public static String Grouping;
	public static String Merged;
	public static String ByProcess;
	public static String ByThread;
	public static String WholeTime;
	public static String InWindow;
	public static String NothingThen;
	public static String FilterHidesAll;
	public static String Damaged;
	public static String Omitted;
	public static String DamagedPlaces;
	public static String Stopped;

	static {
		NLS.initializeMessages("org.tapsetstudio.ui.internal.common.view-messages", ViewMessages.class); //$NON-NLS-1$
	}

	private ViewMessages() {
	}
}
