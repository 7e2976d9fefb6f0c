package org.tapsetstudio.ui.internal.transfer;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

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
import org.tapsetstudio.export.RecordingArchive;
import org.tapsetstudio.export.importing.ImportFormat;
import org.tapsetstudio.launch.RecordingFolders;
import org.tapsetstudio.recording.Recording;
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
	private static Path copy(Path source, IProject project, IProgressMonitor progress) throws InvocationTargetException, InterruptedException {
		var monitor = SubMonitor.convert(progress, NLS.bind(Messages.Reading, source.getFileName()), 10);
		try {
			var home = project == null ? RecordingFolders.tracingProject(monitor.split(1)) : project;
			var folder = home.getLocation().toPath().resolve("recordings"); //$NON-NLS-1$
			Files.createDirectories(folder);
			var target = free(folder, nameOf(source));
			if (Files.isDirectory(source)) {
				Recording.open(source);
				copyFolder(source, target, monitor.split(8));
			} else {
				read(source, target, new MonitorProgress(monitor.split(8), "")); //$NON-NLS-1$
				monitor.checkCanceled();
			}
			RecordingFolders.refresh(target, monitor.split(1));
			return target;
		} catch (IOException | CoreException e) {
			throw new InvocationTargetException(e);
		}
	}

	private static void read(Path source, Path target, MonitorProgress progress) throws IOException {
		if (RecordingArchive.isArchive(source)) {
			RecordingArchive.unpack(source, target, Files.getFileStore(target.getParent()).getUsableSpace(), progress);
		} else {
			ImportFormat.of(source).orElseThrow(() -> new IOException(Messages.UnknownFormat)).read(source, target, progress);
		}
	}

	private static String nameOf(Path source) {
		return source.getFileName().toString().replaceFirst("(\\.taprec)?(\\.(zip|json|folded|txt|gz|ctf|csv|pb))*$", ""); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static Path free(Path folder, String name) {
		var candidate = folder.resolve(name + "." + RecordingFolders.EXTENSION); //$NON-NLS-1$
		for (int n = 2; Files.exists(candidate); n++) {
			candidate = folder.resolve(name + "-" + n + "." + RecordingFolders.EXTENSION); //$NON-NLS-1$ //$NON-NLS-2$
		}
		return candidate;
	}

	private static void copyFolder(Path source, Path target, SubMonitor monitor) throws IOException {
		try (Stream<Path> files = Files.walk(source)) {
			for (var file : files.toList()) {
				monitor.checkCanceled();
				Files.copy(file, target.resolve(source.relativize(file)));
			}
		}
	}
}
