package org.tapsetstudio.ui.internal.navigator;

import org.eclipse.core.resources.IResource;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.navigator.ICommonContentExtensionSite;
import org.eclipse.ui.navigator.ICommonLabelProvider;
import org.tapsetstudio.launch.RecordingFolders;
import org.tapsetstudio.ui.internal.Icons;
import org.tapsetstudio.ui.internal.UiPlugin;

/** A recording's own icon in the Project Explorer. */
public final class RecordingLabels extends LabelProvider implements ICommonLabelProvider {
	@Override
	public void init(ICommonContentExtensionSite site) {
		// nothing to set up
	}

	@Override
	public Image getImage(Object element) {
		return isRecording(element) ? UiPlugin.image(Icons.RECORDING) : null;
	}

	@Override
	public String getText(Object element) {
		return isRecording(element) ? ((IResource) element).getName() : null;
	}

	@Override
	public String getDescription(Object element) {
		return isRecording(element) ? ((IResource) element).getFullPath().toString() : null;
	}

	@Override
	public void restoreState(IMemento memento) {
		// no state
	}

	@Override
	public void saveState(IMemento memento) {
		// no state
	}

	private static boolean isRecording(Object element) {
		return element instanceof IResource resource && RecordingFolders.isRecording(resource);
	}
}
