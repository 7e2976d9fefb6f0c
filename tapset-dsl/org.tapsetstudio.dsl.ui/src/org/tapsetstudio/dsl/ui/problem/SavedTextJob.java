package org.tapsetstudio.dsl.ui.problem;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.tapsetstudio.dsl.ui.document.EditorModels;

/** Checks a script as it is stored. */
final class SavedTextJob extends Job {
	private final IFile file;
	private final MarkerJob markers;

	SavedTextJob(IFile file, MarkerJob markers) {
		super(Messages.SavedTextJob_name);
		this.file = file;
		this.markers = markers;
		setSystem(true);
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		if (file.isAccessible()) {
			try {
				markers.show(EditorModels.shared().create(file.getFullPath().toString(), file.readString(), () -> false));
			} catch (CoreException e) {
				return e.getStatus();
			}
		}
		return Status.OK_STATUS;
	}
}
