package org.tapsetstudio.dsl.ui.problem;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResourceStatus;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.tapsetstudio.dsl.ui.document.EditorModels;

/** Checks files as they are stored. Files that come while it runs are appended. When it is cancelled, the rest stays unchecked until it changes. */
final class CheckJob extends Job {
	private final Set<IFile> waiting = new LinkedHashSet<>();

	CheckJob() {
		super(Messages.CheckJob_name);
		setPriority(BUILD);
	}

	void check(Collection<IFile> files) {
		synchronized (waiting) {
			waiting.addAll(files);
		}
		if (!files.isEmpty()) {
			schedule();
		}
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		monitor.beginTask(Messages.CheckJob_name, IProgressMonitor.UNKNOWN);
		for (IFile file = next(); file != null; file = next()) {
			if (monitor.isCanceled()) {
				synchronized (waiting) {
					waiting.clear();
				}
				return Status.CANCEL_STATUS;
			}
			monitor.subTask(file.getFullPath().toString());
			try {
				check(file, monitor);
			} catch (CancellationException e) {
				return Status.CANCEL_STATUS;
			} catch (CoreException e) {
				// a file that went away meanwhile has no problems
				if (e.getStatus().getCode() != IResourceStatus.RESOURCE_NOT_FOUND && file.isAccessible()) {
					return e.getStatus();
				}
			}
		}
		return Status.OK_STATUS;
	}

	/** An open script has a model of its own, which knows its unsaved text. */
	private static void check(IFile file, IProgressMonitor monitor) throws CoreException {
		boolean open = FileBuffers.getTextFileBufferManager().getTextFileBuffer(file.getFullPath(), LocationKind.IFILE) != null;
		if (!open && file.isAccessible()) {
			var model = EditorModels.shared().create(file.getFullPath().toString(), file.readString(), monitor::isCanceled);
			MarkerUpdate.apply(file, model, null);
		}
	}

	private IFile next() {
		synchronized (waiting) {
			var first = waiting.iterator();
			if (!first.hasNext()) {
				return null;
			}
			IFile file = first.next();
			first.remove();
			return file;
		}
	}
}
