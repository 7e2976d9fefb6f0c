package org.tapsetstudio.ui.internal.open;

import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.tapsetstudio.launch.RecordingFolders;
import org.tapsetstudio.ui.TapsetUi;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.UiPlugin;

/** Follows launches and the editors that are activated, knows the keys of launch shortcuts from the start, and opens the recording that the system property {@link TapsetUi#OPEN_PROPERTY} names, or shows the one that was shown last. */
public final class Startup implements IStartup {
	@Override
	public void earlyStartup() {
		DebugUITools.getPreferenceStore(); // starts the platform's debug tools, which until then know no keys of launch shortcuts
		var wanted = System.getProperty(TapsetUi.OPEN_PROPERTY, ""); //$NON-NLS-1$
		if (wanted.isEmpty()) {
			UiPlugin.onDisplay(UiPlugin::restoreShown);
		} else {
			var recording = Path.of(wanted);
			if (Files.isDirectory(recording)) {
				open(recording);
			} else {
				UiPlugin.log(IStatus.WARNING, NLS.bind(Messages.NoRecording, wanted), null);
			}
		}
		UiPlugin.onDisplay(() -> EditorFollower.install(PlatformUI.getWorkbench())); // after that, or the editors that come back would be followed
	}

	/** Links the recording into the project "Tracing", where it is not part of the workspace yet, and shows it. */
	public static void open(Path recording) {
		IJobFunction link = monitor -> link(recording, monitor);
		var job = Job.create(NLS.bind(Messages.Opening, recording.getFileName()), link);
		job.setRule(ResourcesPlugin.getWorkspace().getRoot());
		job.schedule();
		PlatformUI.getWorkbench().getDisplay().asyncExec(() -> show(recording));
	}

	private static IStatus link(Path recording, IProgressMonitor monitor) {
		try {
			RecordingFolders.refresh(recording, monitor);
			if (ResourcesPlugin.getWorkspace().getRoot().findContainersForLocationURI(recording.toUri()).length == 0) {
				folder(recording, monitor).createLink(recording.toUri(), IResource.ALLOW_MISSING_LOCAL, monitor);
			}
			return Status.OK_STATUS;
		} catch (CoreException e) {
			return e.getStatus();
		}
	}

	private static IFolder folder(Path recording, IProgressMonitor monitor) throws CoreException {
		var project = RecordingFolders.tracingProject(monitor);
		var name = recording.getFileName().toString();
		var folder = project.getFolder(name);
		for (int n = 2; folder.exists(); n++) {
			folder = project.getFolder(name.replaceFirst("\\.taprec$", "") + "-" + n + "." + RecordingFolders.EXTENSION); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		}
		return folder;
	}

	private static void show(Path recording) {
		var workbench = PlatformUI.getWorkbench();
		IWorkbenchWindow window = workbench.getActiveWorkbenchWindow() != null || workbench.getWorkbenchWindowCount() == 0 ? workbench.getActiveWorkbenchWindow()
				: workbench.getWorkbenchWindows()[0];
		if (window != null) {
			try {
				workbench.getIntroManager().closeIntro(workbench.getIntroManager().getIntro()); // who comes with a recording wants to see it
				RecordingOpener.open(workbench.showPerspective(TapsetUi.PERSPECTIVE, window), recording);
			} catch (WorkbenchException e) {
				UiPlugin.log(IStatus.ERROR, e.getMessage(), e);
			}
		}
	}
}
