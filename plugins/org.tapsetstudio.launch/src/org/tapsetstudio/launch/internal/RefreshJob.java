package org.tapsetstudio.launch.internal;

import java.nio.file.Path;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.tapsetstudio.launch.RecordingFolders;

/** Shows a recording in the workspace; in the background, because the workspace may be locked by a build. */
public final class RefreshJob extends Job {
	private final Path recording;

	public RefreshJob(Path recording) {
		super(Messages.RefreshJob);
		this.recording = recording;
		setRule(ResourcesPlugin.getWorkspace().getRoot());
		setSystem(true);
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			RecordingFolders.refresh(recording, monitor);
			return Status.OK_STATUS;
		} catch (CoreException e) {
			return e.getStatus();
		}
	}
}
