package org.tapsetstudio.ui.internal.transfer;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IExportWizard;
import org.eclipse.ui.IWorkbench;
import org.tapsetstudio.export.ExportFormat;
import org.tapsetstudio.export.ExportSource;
import org.tapsetstudio.launch.RecordingFolders;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.UiPlugin;

/** Writes a recording as one file to be shared, or in the format of another tool. */
public final class ExportWizard extends Wizard implements IExportWizard {
	private ExportPage page;

	public ExportWizard() {
		setWindowTitle(Messages.ExportTitle);
		setNeedsProgressMonitor(true);
	}

	@Override
	public void init(IWorkbench workbench, IStructuredSelection selection) {
		page = new ExportPage(selected(selection));
		addPage(page);
	}

	/** The selected recording, else the one that is shown, else null. */
	private static Path selected(IStructuredSelection selection) {
		var resource = Adapters.adapt(selection.getFirstElement(), IResource.class);
		if (resource != null && RecordingFolders.isRecording(resource) && resource.getLocation() != null) {
			return resource.getLocation().toPath();
		}
		return UiPlugin.recordings().current().map(source -> source.path()).orElse(null);
	}

	@Override
	public boolean performFinish() {
		var format = page.format();
		var recording = page.recording();
		var file = page.file();
		try {
			getContainer().run(true, true, monitor -> write(format, recording, file, monitor));
			return true;
		} catch (InterruptedException e) {
			return false;
		} catch (InvocationTargetException e) {
			page.setErrorMessage(NLS.bind(Messages.NotWritten, file, e.getCause().getMessage()));
			UiPlugin.log(IStatus.WARNING, e.getCause().getMessage(), e.getCause());
			return false;
		}
	}

	private static void write(ExportFormat format, Path recording, Path file, IProgressMonitor monitor) throws InvocationTargetException, InterruptedException {
		try {
			var progress = new MonitorProgress(monitor, NLS.bind(Messages.Writing, file.getFileName()));
			format.write(new ExportSource(Recording.open(recording), progress), file, progress);
			if (progress.isCancelled()) {
				if (!format.isFolder()) {
					Files.deleteIfExists(file);
				}
				throw new InterruptedException();
			}
			for (var known : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(IPath.fromPath(file).toFile().toURI())) {
				known.refreshLocal(IResource.DEPTH_ZERO, monitor);
			}
		} catch (IOException | CoreException e) {
			throw new InvocationTargetException(e);
		}
	}
}
