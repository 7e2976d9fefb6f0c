package org.tapsetstudio.dsl.ui.problem;

import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.tapsetstudio.dsl.ide.model.ScriptModel;

/** Makes the markers of a file those of the newest model. */
final class MarkerJob extends WorkspaceJob {
	private final IFile file;
	private final AtomicReference<ScriptModel> newest = new AtomicReference<>();

	MarkerJob(IFile file) {
		super(Messages.MarkerJob_name);
		this.file = file;
		setSystem(true);
		setPriority(SHORT);
		setRule(file.getWorkspace().getRuleFactory().markerRule(file));
	}

	void show(ScriptModel model) {
		newest.set(model);
		schedule();
	}

	@Override
	public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
		ScriptModel model = newest.getAndSet(null);
		if (model != null) {
			MarkerUpdate.apply(file, model, monitor);
		}
		return Status.OK_STATUS;
	}
}
