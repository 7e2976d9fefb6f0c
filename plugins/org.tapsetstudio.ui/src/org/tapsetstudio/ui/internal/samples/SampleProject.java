package org.tapsetstudio.ui.internal.samples;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.MultiStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.launch.PythonLaunch;
import org.tapsetstudio.launch.RecordingFolders;
import org.tapsetstudio.session.IoMode;
import org.tapsetstudio.session.Presets;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionListener;
import org.tapsetstudio.session.SessionRequest;
import org.tapsetstudio.session.Target;
import org.tapsetstudio.session.TracingSession;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.UiPlugin;

/** A new project with what the folder {@code samples} of this bundle holds, and recordings of its program. */
final class SampleProject {
	private static final String PROGRAM = "word_index.py"; //$NON-NLS-1$
	private static final List<String> FILES = List.of(PROGRAM, "hot-functions.stp", "call-hierarchy.stp"); //$NON-NLS-1$ //$NON-NLS-2$
	/** Name of the recording, argument of the program; the slow one comes first, as comparisons go from the older to the newer. */
	private static final List<List<String>> RECORDINGS = List.of(List.of("word-index-slow", "list"), List.of("word-index-fast", "dictionary")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	private static final String RECORDINGS_FOLDER = "recordings"; //$NON-NLS-1$
	private static final Duration LONGEST = Duration.ofSeconds(60);

	private final IProject project;
	private final URI location;

	/** @param location of the project; null for the workspace's folder */
	SampleProject(IProject project, URI location) {
		this.project = project;
		this.location = location;
	}

	/** What to look at first: a recording, or the project where none could be made. */
	static IResource first(IProject project) {
		var recording = project.getFolder(RECORDINGS_FOLDER).getFolder(RECORDINGS.getFirst().getFirst() + "." + RecordingFolders.EXTENSION); //$NON-NLS-1$
		return recording.exists() ? recording : project;
	}

	/** @return what could not be recorded, and why; OK if all was */
	IStatus create(IProgressMonitor progress) throws InvocationTargetException {
		var monitor = SubMonitor.convert(progress, Messages.SamplesTitle, 10);
		try {
			var description = ResourcesPlugin.getWorkspace().newProjectDescription(project.getName());
			description.setLocationURI(location);
			project.create(description, monitor.split(1));
			project.open(monitor.split(1));
			for (var name : FILES) {
				copy(name);
			}
			var status = new MultiStatus(UiPlugin.ID, 0, Messages.SamplesNotRecorded);
			for (var recording : RECORDINGS) {
				monitor.subTask(NLS.bind(Messages.SamplesRecording, recording.getFirst()));
				status.add(monitor.isCanceled() ? Status.CANCEL_STATUS : record(recording.getFirst(), recording.getLast()));
				monitor.worked(3);
			}
			project.refreshLocal(IResource.DEPTH_INFINITE, monitor.split(1));
			return status;
		} catch (CoreException | IOException e) {
			throw new InvocationTargetException(e);
		}
	}

	private void copy(String name) throws CoreException, IOException {
		try (var in = UiPlugin.get().getBundle().getEntry("samples/" + name).openStream()) { //$NON-NLS-1$
			project.getFile(name).create(in, true, null);
		}
	}

	private IStatus record(String name, String argument) throws IOException {
		var folder = project.getLocation().toPath();
		var recording = folder.resolve(RECORDINGS_FOLDER).resolve(name + "." + RecordingFolders.EXTENSION); //$NON-NLS-1$
		Files.createDirectories(recording.getParent());
		try {
			TracingSession.start(request(folder, argument, recording), new SessionListener() {
			}).await();
			return Status.OK_STATUS;
		} catch (SessionException e) {
			return Status.warning(e.getMessage(), e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return Status.CANCEL_STATUS;
		}
	}

	private static SessionRequest request(Path folder, String argument, Path recording) throws SessionException {
		var command = List.of(PythonLaunch.DEFAULT_INTERPRETER, folder.resolve(PROGRAM).toString(), argument);
		return SessionRequest.builder(Presets.named("python")).recordOnly(true).recording(recording).limit(LONGEST).io(IoMode.PIPE) //$NON-NLS-1$
				.target(new Target(command, folder, Map.of())).build();
	}
}
