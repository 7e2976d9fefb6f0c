package org.tapsetstudio.ui.internal;

import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.console.IConsoleConstants;
import org.tapsetstudio.ui.TapsetUi;

/** Explorer at the left, editors in the middle, the views of a recording at the right, console below. */
public final class TracingPerspective implements IPerspectiveFactory {
	private static final String PROJECT_EXPLORER = "org.eclipse.ui.navigator.ProjectExplorer"; //$NON-NLS-1$
	private static final String PROFILE_ACTIONS = "org.eclipse.debug.ui.profileActionSet"; //$NON-NLS-1$

	@Override
	public void createInitialLayout(IPageLayout layout) {
		var editors = layout.getEditorArea();
		layout.addView(PROJECT_EXPLORER, IPageLayout.LEFT, 0.2f, editors);
		var data = layout.createFolder("data", IPageLayout.RIGHT, 0.4f, editors); //$NON-NLS-1$
		data.addView(TapsetUi.CALL_TREE_VIEW);
		data.addView(TapsetUi.HOT_FUNCTIONS_VIEW);
		data.addView(TapsetUi.CALLERS_VIEW);
		data.addView(IPageLayout.ID_OUTLINE);
		var bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.55f, editors); //$NON-NLS-1$
		bottom.addView(IConsoleConstants.ID_CONSOLE_VIEW);
		bottom.addView(TapsetUi.FINDINGS_VIEW);
		bottom.addView(IPageLayout.ID_PROBLEM_VIEW);
		bottom.addView(IPageLayout.ID_PROGRESS_VIEW);
		bottom.addPlaceholder(IPageLayout.ID_PROP_SHEET);
		var flame = layout.createFolder("flame", IPageLayout.BOTTOM, 0.45f, "data"); //$NON-NLS-1$ //$NON-NLS-2$
		flame.addView(TapsetUi.FLAME_GRAPH_VIEW);
		flame.addView(TapsetUi.TIMELINE_VIEW);
		flame.addView(TapsetUi.CHARTS_VIEW);
		flame.addView(TapsetUi.RESULTS_VIEW);
		flame.addPlaceholder(TapsetUi.DIFFERENCE_VIEW);
		layout.addActionSet(PROFILE_ACTIONS);
		layout.addActionSet(IDebugUIConstants.LAUNCH_ACTION_SET);
		for (var view : new String[] { TapsetUi.CALL_TREE_VIEW, TapsetUi.FLAME_GRAPH_VIEW, TapsetUi.HOT_FUNCTIONS_VIEW, TapsetUi.TIMELINE_VIEW, TapsetUi.CALLERS_VIEW, TapsetUi.CHARTS_VIEW,
				TapsetUi.RESULTS_VIEW, TapsetUi.FINDINGS_VIEW, TapsetUi.DIFFERENCE_VIEW, PROJECT_EXPLORER, IConsoleConstants.ID_CONSOLE_VIEW,
				IPageLayout.ID_OUTLINE, IPageLayout.ID_PROBLEM_VIEW, IPageLayout.ID_PROP_SHEET }) {
			layout.addShowViewShortcut(view);
		}
		layout.addNewWizardShortcut("org.eclipse.ui.wizards.new.folder"); //$NON-NLS-1$
		layout.addNewWizardShortcut("org.eclipse.ui.wizards.new.file"); //$NON-NLS-1$
	}
}
