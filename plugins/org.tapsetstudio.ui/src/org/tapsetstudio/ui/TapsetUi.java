package org.tapsetstudio.ui;

/** Ids that others may refer to. */
public final class TapsetUi {
	/** The perspective "Tracing". */
	public static final String PERSPECTIVE = "org.tapsetstudio.ui.perspective.tracing"; //$NON-NLS-1$
	public static final String CALL_TREE_VIEW = "org.tapsetstudio.ui.view.callTree"; //$NON-NLS-1$
	public static final String FLAME_GRAPH_VIEW = "org.tapsetstudio.ui.view.flameGraph"; //$NON-NLS-1$
	public static final String HOT_FUNCTIONS_VIEW = "org.tapsetstudio.ui.view.hotFunctions"; //$NON-NLS-1$
	public static final String TIMELINE_VIEW = "org.tapsetstudio.ui.view.timeline"; //$NON-NLS-1$
	public static final String RESULTS_VIEW = "org.tapsetstudio.ui.view.results"; //$NON-NLS-1$
	public static final String CHARTS_VIEW = "org.tapsetstudio.ui.view.charts"; //$NON-NLS-1$
	public static final String FINDINGS_VIEW = "org.tapsetstudio.ui.view.findings"; //$NON-NLS-1$
	public static final String CALLERS_VIEW = "org.tapsetstudio.ui.view.callers"; //$NON-NLS-1$
	public static final String DIFFERENCE_VIEW = "org.tapsetstudio.ui.view.difference"; //$NON-NLS-1$
	/** System property: the absolute file name of a recording to open at the start. */
	public static final String OPEN_PROPERTY = "tapsetstudio.open"; //$NON-NLS-1$

	private TapsetUi() {
	}
}
