package org.tapsetstudio.ui.internal.transfer;

import java.io.IOException;
import java.nio.file.Path;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.UiPlugin;

/** Imports a file that was dropped, with progress and cancel. */
public final class ImportJob extends Job {
	private final Path source;
	private final IContainer into;

	public ImportJob(Path source, IContainer into) {
		super(NLS.bind(Messages.Reading, source.getFileName()));
		this.source = source;
		this.into = into;
		setUser(true);
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			RecordingImport.into(into.getLocation().toPath(), source, monitor);
			return Status.OK_STATUS;
		} catch (IOException | CoreException e) {
			return new Status(IStatus.ERROR, UiPlugin.ID, NLS.bind(Messages.NotImported, source, e.getMessage()), e);
		}
	}
}
