package org.tapsetstudio.ui.internal.picture;

import org.eclipse.osgi.util.NLS;

/** Sentences of this package. */
final class Messages extends NLS {
	public static String ExportTitle;
	public static String ExportSvg;
	public static String ExportPng;
	public static String ExportJob;
	public static String ExportFailed;

	static {
		NLS.initializeMessages("org.tapsetstudio.ui.internal.picture.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
