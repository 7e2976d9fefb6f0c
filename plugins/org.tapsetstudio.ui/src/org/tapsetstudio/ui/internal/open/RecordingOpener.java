package org.tapsetstudio.ui.internal.open;

import java.nio.file.Path;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.tapsetstudio.ui.TapsetUi;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.editor.RecordingEditor;
import org.tapsetstudio.ui.internal.editor.RecordingInput;

/** Shows a recording: opens its overview and brings the views up. On the user interface's thread. */
public final class RecordingOpener {
	private RecordingOpener() {
	}

	/** Opens the overview in an editor, and the views beside it. */
	public static void open(IWorkbenchPage page, Path recording) {
		try {
			page.openEditor(new RecordingInput(recording), RecordingEditor.ID, true);
		} catch (PartInitException e) {
			UiPlugin.log(IStatus.ERROR, e.getMessage(), e);
		}
		showViews(page, recording);
	}

	/** Shows the recording in the views. */
	public static void showViews(IWorkbenchPage page, Path recording) {
		UiPlugin.recordings().open(recording);
		try {
			for (var view : new String[] { TapsetUi.HOT_FUNCTIONS_VIEW, TapsetUi.FLAME_GRAPH_VIEW }) {
				if (page.findView(view) == null) {
					page.showView(view, null, IWorkbenchPage.VIEW_CREATE);
				}
			}
			page.showView(TapsetUi.FLAME_GRAPH_VIEW, null, IWorkbenchPage.VIEW_VISIBLE);
			page.showView(TapsetUi.CALL_TREE_VIEW);
		} catch (PartInitException e) {
			UiPlugin.log(IStatus.ERROR, e.getMessage(), e);
		}
	}
}
