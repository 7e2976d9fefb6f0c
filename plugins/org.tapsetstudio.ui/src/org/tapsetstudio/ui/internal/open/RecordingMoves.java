package org.tapsetstudio.ui.internal.open;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.launch.RecordingFolders;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.editor.RecordingEditor;
import org.tapsetstudio.ui.internal.editor.RecordingInput;

/** A recording that is renamed, moved or deleted while it is shown: editor and views follow it, or close. */
public final class RecordingMoves implements IResourceChangeListener {
	/** Where projects are: one that is gone cannot tell any more. */
	private Map<IProject, Path> projects = projects();

	@Override
	public synchronized void resourceChanged(IResourceChangeEvent event) {
		Map<Path, Path> gone = new HashMap<>();
		try {
			event.getDelta().accept(delta -> visit(delta, gone));
		} catch (CoreException e) {
			UiPlugin.log(IStatus.ERROR, e.getMessage(), e);
		}
		projects = projects();
		if (!gone.isEmpty()) {
			UiPlugin.onDisplay(() -> gone.forEach(RecordingMoves::follow));
		}
	}

	/** @param gone gets the place of each recording that is not where it was, with its new one or null */
	private boolean visit(IResourceDelta delta, Map<Path, Path> gone) {
		if (!RecordingFolders.isRecording(delta.getResource())) {
			return true;
		}
		if (delta.getKind() == IResourceDelta.REMOVED) {
			var before = place(delta.getResource());
			var moved = (delta.getFlags() & IResourceDelta.MOVED_TO) != 0 ? ResourcesPlugin.getWorkspace().getRoot().findMember(delta.getMovedToPath()) : null;
			if (before != null) {
				gone.put(before, moved == null ? null : place(moved));
			}
		}
		return false;
	}

	/** Where a resource is, or was: one that is gone has no location of its own any more. */
	private Path place(IResource resource) {
		var location = resource.getLocation();
		if (location != null) {
			return location.toPath();
		}
		var project = projects.get(resource.getProject());
		return project == null ? null : project.resolve(resource.getProjectRelativePath().toString());
	}

	private static Map<IProject, Path> projects() {
		Map<IProject, Path> places = new HashMap<>();
		for (var project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
			if (project.getLocation() != null) {
				places.put(project, project.getLocation().toPath());
			}
		}
		return places;
	}

	private static void follow(Path before, Path now) {
		UiPlugin.recordings().moved(before, now);
		for (var window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
			for (var page : window.getPages()) {
				for (var editor : page.findEditors(new RecordingInput(before), RecordingEditor.ID, IWorkbenchPage.MATCH_ID | IWorkbenchPage.MATCH_INPUT)) {
					boolean onTop = editor.getPart(false) != null && page.isPartVisible(editor.getPart(false));
					page.closeEditors(new IEditorReference[] { editor }, false);
					reopen(page, now, onTop);
				}
			}
		}
	}

	private static void reopen(IWorkbenchPage page, Path recording, boolean onTop) {
		try {
			if (recording != null) {
				var editor = page.openEditor(new RecordingInput(recording), RecordingEditor.ID, false);
				if (onTop) {
					page.bringToTop(editor);
				}
			}
		} catch (PartInitException e) {
			UiPlugin.log(IStatus.ERROR, e.getMessage(), e);
		}
	}
}
