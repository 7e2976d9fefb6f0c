package org.tapsetstudio.ui.internal.launching;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.tapsetstudio.launch.RecordingFolders;

/** Lets files of one extension through, and the folders on the way to them. */
final class ExtensionFilter extends ViewerFilter {
	private final String extension;

	ExtensionFilter(String extension) {
		this.extension = extension;
	}

	@Override
	public boolean select(Viewer viewer, Object parent, Object element) {
		if (element instanceof IProject project) {
			return project.isOpen();
		}
		if (element instanceof IContainer container) {
			return !RecordingFolders.isRecording(container);
		}
		return element instanceof IFile file && (extension.isEmpty() || extension.equals(file.getFileExtension()));
	}
}
