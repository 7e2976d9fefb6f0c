package org.tapsetstudio.dsl.ui.problem;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.tapsetstudio.dsl.ide.model.ScriptProblem;

/** Makes the markers of a file those of the newest list of problems. */
final class MarkerJob extends WorkspaceJob {
	private final IFile file;
	private final AtomicReference<List<ScriptProblem>> newest = new AtomicReference<>();

	MarkerJob(IFile file) {
		super(Messages.MarkerJob_name);
		this.file = file;
		setSystem(true);
		setPriority(SHORT);
		setRule(file.getWorkspace().getRuleFactory().markerRule(file));
	}

	void show(List<ScriptProblem> problems) {
		newest.set(problems);
		schedule();
	}

	@Override
	public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
		List<ScriptProblem> problems = newest.getAndSet(null);
		if (problems != null) {
			MarkerUpdate.apply(file, problems, monitor);
		}
		return Status.OK_STATUS;
	}
}
