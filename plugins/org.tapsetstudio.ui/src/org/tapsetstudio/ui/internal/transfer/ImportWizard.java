package org.tapsetstudio.ui.internal.transfer;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IImportWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.launch.RecordingFolders;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.open.RecordingOpener;

/** Copies a recording, a folder or a shared file, into a project, or makes one of a file of another tool, and opens it. */
public final class ImportWizard extends Wizard implements IImportWizard {
	private ImportPage page;

	public ImportWizard() {
		setWindowTitle(Messages.ImportTitle);
		setNeedsProgressMonitor(true);
	}

	@Override
	public void init(IWorkbench workbench, IStructuredSelection selection) {
		var resource = Adapters.adapt(selection.getFirstElement(), IResource.class);
		page = new ImportPage(resource == null ? null : resource.getProject());
		addPage(page);
	}

	@Override
	public boolean performFinish() {
		var source = page.source();
		var project = page.project();
		var imported = new Path[1];
		try {
			getContainer().run(true, true, monitor -> imported[0] = copy(source, project, monitor));
		} catch (InterruptedException e) {
			return false;
		} catch (InvocationTargetException e) {
			page.setErrorMessage(NLS.bind(Messages.NotImported, source, e.getCause().getMessage()));
			return false;
		}
		RecordingOpener.open(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage(), imported[0]);
		return true;
	}

	/** @param project to copy into; null for the one that takes recordings of programs outside the workspace */
	private static Path copy(Path source, IProject project, IProgressMonitor progress) throws InvocationTargetException {
		var monitor = SubMonitor.convert(progress, 10);
		try {
			var home = project == null ? RecordingFolders.tracingProject(monitor.split(1)) : project;
			return RecordingImport.into(home.getLocation().toPath().resolve("recordings"), source, monitor.split(9)); //$NON-NLS-1$
		} catch (IOException | CoreException e) {
			throw new InvocationTargetException(e);
		}
	}
}
