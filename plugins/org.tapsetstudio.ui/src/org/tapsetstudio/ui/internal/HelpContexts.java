package org.tapsetstudio.ui.internal;

/** Ids of the F1 help; the bundle {@code org.tapsetstudio.doc} holds the texts. */
public final class HelpContexts {
	private static final String PREFIX = "org.tapsetstudio.doc."; //$NON-NLS-1$

	public static final String RECORDING_EDITOR = PREFIX + "recordingEditor"; //$NON-NLS-1$
	public static final String PROGRAM_TAB = PREFIX + "programTab"; //$NON-NLS-1$
	public static final String TRACING_TAB = PREFIX + "tracingTab"; //$NON-NLS-1$
	public static final String PROCESSES = PREFIX + "processes"; //$NON-NLS-1$
	public static final String DOCTOR = PREFIX + "doctor"; //$NON-NLS-1$
	public static final String IMPORT = PREFIX + "import"; //$NON-NLS-1$
	public static final String EXPORT = PREFIX + "export"; //$NON-NLS-1$
	public static final String SAMPLES = PREFIX + "samples"; //$NON-NLS-1$
	public static final String PREFERENCES = PREFIX + "preferences"; //$NON-NLS-1$

	private HelpContexts() {
	}

	/** The context of a view: the last word of its id. */
	public static String ofView(String viewId) {
		return PREFIX + viewId.substring(viewId.lastIndexOf('.') + 1);
	}
}
