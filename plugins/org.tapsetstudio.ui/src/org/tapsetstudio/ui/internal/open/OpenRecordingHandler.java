package org.tapsetstudio.ui.internal.open;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.ui.handlers.HandlerUtil;
import org.tapsetstudio.launch.RecordingFolders;

/** Opens the recording that is selected. */
public final class OpenRecordingHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		var element = HandlerUtil.getCurrentStructuredSelection(event).getFirstElement();
		var resource = Adapters.adapt(element, IResource.class);
		if (resource != null && RecordingFolders.isRecording(resource) && resource.getLocation() != null) {
			RecordingOpener.open(HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage(), resource.getLocation().toPath());
		}
		return null;
	}
}
