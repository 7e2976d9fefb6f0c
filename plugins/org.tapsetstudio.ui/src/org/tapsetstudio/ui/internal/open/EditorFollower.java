package org.tapsetstudio.ui.internal.open;

import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWindowListener;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.RecordingSource;
import org.tapsetstudio.ui.internal.editor.RecordingEditor;

/**
 * Shows in the views the recording whose editor the user activates. The end of another part may activate an editor too: that changes nothing while a program is watched. On the user interface's
 * thread.
 */
final class EditorFollower implements IPartListener2, IWindowListener {
	/** What is to be shown soon, or null. */
	private RecordingEditor activated;

	/** Follows the editors of all windows from now on. */
	static void install(IWorkbench workbench) {
		var follower = new EditorFollower();
		workbench.addWindowListener(follower);
		for (var window : workbench.getWorkbenchWindows()) {
			follower.windowOpened(window);
		}
	}

	@Override
	public void windowOpened(IWorkbenchWindow window) {
		window.getPartService().addPartListener(this);
	}

	@Override
	public void partActivated(IWorkbenchPartReference part) {
		if (part.getPart(false) instanceof RecordingEditor editor) {
			activated = editor;
			UiPlugin.onDisplay(() -> show(editor)); // more may come at once: a recording that is renamed closes its editor and opens another
		}
	}

	@Override
	public void partClosed(IWorkbenchPartReference part) {
		if (UiPlugin.recordings().current().flatMap(RecordingSource::process).filter(process -> !process.isTerminated()).isPresent()) {
			activated = null;
		}
	}

	private void show(RecordingEditor editor) {
		if (editor == activated) {
			activated = null; // a closed editor is not kept
			if (editor.getSite().getPage().getActiveEditor() == editor) {
				editor.showInViews();
			}
		}
	}

	@Override
	public void windowActivated(IWorkbenchWindow window) {
		// its editor is active already
	}

	@Override
	public void windowDeactivated(IWorkbenchWindow window) {
		// what is shown stays
	}

	@Override
	public void windowClosed(IWorkbenchWindow window) {
		window.getPartService().removePartListener(this);
	}
}
