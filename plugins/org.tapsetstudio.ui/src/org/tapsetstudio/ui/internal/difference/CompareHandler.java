package org.tapsetstudio.ui.internal.difference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.tapsetstudio.launch.RecordingFolders;
import org.tapsetstudio.model.RecordingResource;
import org.tapsetstudio.model.RecordingResourceFactory;
import org.tapsetstudio.ui.TapsetUi;
import org.tapsetstudio.ui.internal.UiPlugin;

/** Compares two selected recordings, the one that was made first as the earlier; or a selected one with the one that is open. */
public final class CompareHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		var recordings = new ArrayList<Path>();
		for (Object element : HandlerUtil.getCurrentStructuredSelection(event)) {
			var resource = Adapters.adapt(element, IResource.class);
			if (resource != null && RecordingFolders.isRecording(resource) && resource.getLocation() != null) {
				recordings.add(resource.getLocation().toPath());
			}
		}
		if (recordings.size() == 1) {
			UiPlugin.recordings().current().map(source -> source.path()).filter(path -> !recordings.contains(path)).ifPresent(recordings::add);
		}
		if (recordings.size() == 2) {
			boolean inOrder = made(recordings.get(0)) <= made(recordings.get(1));
			show(HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage(), recordings.get(inOrder ? 0 : 1), recordings.get(inOrder ? 1 : 0));
		}
		return null;
	}

	private static void show(IWorkbenchPage page, Path before, Path after) throws ExecutionException {
		try {
			((DifferenceView) page.showView(TapsetUi.DIFFERENCE_VIEW)).compare(before, after);
		} catch (PartInitException e) {
			throw new ExecutionException(e.getMessage(), e);
		}
	}

	/** When the recording was begun; where it does not tell, when its folder was changed, as opening does, too. */
	private static long made(Path recording) {
		var resource = (RecordingResource) RecordingResourceFactory.createResourceSet().createResource(RecordingResourceFactory.uriOf(recording));
		try {
			resource.load(null);
			var model = resource.getRecording();
			if (model != null && model.getStarted() != null) {
				return model.getStarted().getTime();
			}
		} catch (IOException e) {
			UiPlugin.log(IStatus.INFO, e.getMessage(), e); // the view tells what is wrong with it
		}
		return recording.toFile().lastModified();
	}
}
