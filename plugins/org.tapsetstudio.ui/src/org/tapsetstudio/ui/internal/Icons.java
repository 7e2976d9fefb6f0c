package org.tapsetstudio.ui.internal;

/** Names of images, see {@link UiPlugin#image}. */
public final class Icons {
	public static final String CALL_TREE = "call-tree"; //$NON-NLS-1$
	public static final String FLAME = "flame-graph"; //$NON-NLS-1$
	public static final String HOT = "hot-functions"; //$NON-NLS-1$
	public static final String RECORDING = "recording"; //$NON-NLS-1$
	public static final String FUNCTION = "function"; //$NON-NLS-1$
	public static final String PYTHON = "python-program"; //$NON-NLS-1$
	public static final String PROGRAM = "program"; //$NON-NLS-1$
	public static final String TRACING = "tracing"; //$NON-NLS-1$
	public static final String PAUSE = "pause"; //$NON-NLS-1$
	public static final String PROBE = "probe"; //$NON-NLS-1$

	private Icons() {
	}
}
