package org.tapsetstudio.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.tapsetstudio.launch.internal.RefreshJob;

/** Where recordings of launches go. */
public final class RecordingFolders {
	/** The extension of a recording's folder. */
	public static final String EXTENSION = "taprec";
	/** The project that takes recordings of programs outside the workspace. */
	public static final String PROJECT = "Tracing";

	private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

	private RecordingFolders() {
	}

	/**
	 * The folder for recordings of a program: the one that the configuration or the preferences name, else {@code recordings} in the program's project, else the
	 * same in the project {@link #PROJECT}, which is made if need be.
	 *
	 * @param home a file of the program's project
	 */
	public static Path choose(TracingSettings settings, Optional<Path> home, IProgressMonitor monitor) throws CoreException {
		var chosen = settings.recordings().or(LaunchPreferences::recordings);
		if (chosen.isPresent()) {
			return chosen.get();
		}
		var project = home.map(RecordingFolders::projectOf).orElse(null);
		if (project == null) {
			project = tracingProject(monitor);
		}
		return project.getLocation().toPath().resolve("recordings");
	}

	/** The project {@link #PROJECT}, open; made if it is missing. */
	public static IProject tracingProject(IProgressMonitor monitor) throws CoreException {
		var project = ResourcesPlugin.getWorkspace().getRoot().getProject(PROJECT);
		if (!project.exists()) {
			project.create(monitor);
		}
		if (!project.isOpen()) {
			project.open(monitor);
		}
		return project;
	}

	/** A name that no file in the folder has: the program's name, in letters that every file system takes, and the local time. */
	public static Path next(Path folder, String program) {
		var stem = program.replaceFirst("\\.(py|stp|jar)$", "").replaceAll("[/\\\\:*?\"<>|\\p{Cntrl}]+", "_") + "-" + STAMP.format(LocalDateTime.now());
		var candidate = folder.resolve(stem + "." + EXTENSION);
		for (int n = 2; Files.exists(candidate); n++) {
			candidate = folder.resolve(stem + "-" + n + "." + EXTENSION);
		}
		return candidate;
	}

	/** Makes the workspace see a recording on the disk, if its folder is part of a project. */
	public static void refresh(Path recording, IProgressMonitor monitor) throws CoreException {
		for (var container : containers(recording)) {
			var parent = container.getParent();
			if (parent != null && !parent.exists()) {
				parent.getProject().refreshLocal(IResource.DEPTH_ONE, monitor);
				parent.refreshLocal(IResource.DEPTH_ZERO, monitor);
			}
			container.refreshLocal(IResource.DEPTH_INFINITE, monitor);
		}
	}

	/** As {@link #refresh}, in a job: what was written past the workspace into a recording, as an index or a bookmark is, would keep it from being renamed or moved. */
	public static void refreshSoon(Path recording) {
		new RefreshJob(recording).schedule();
	}

	/** Bytes of a recording on the disk as they are now; 0 where it cannot be read. */
	public static long size(Path recording) {
		long sum = 0;
		try (var files = Files.walk(recording)) {
			for (var file : (Iterable<Path>) files::iterator) {
				sum += Files.isRegularFile(file) ? Files.size(file) : 0;
			}
		} catch (IOException | UncheckedIOException e) {
			return sum; // it is being written, moved or deleted: what was seen is the best answer
		}
		return sum;
	}

	/** Whether a resource is a recording's folder. */
	public static boolean isRecording(IResource resource) {
		return resource instanceof IContainer && EXTENSION.equals(resource.getFileExtension());
	}

	private static IContainer[] containers(Path folder) {
		return ResourcesPlugin.getWorkspace().getRoot().findContainersForLocationURI(folder.toUri());
	}

	private static IProject projectOf(Path home) {
		var root = ResourcesPlugin.getWorkspace().getRoot();
		for (var file : Files.isDirectory(home) ? root.findContainersForLocationURI(home.toUri()) : root.findFilesForLocationURI(home.toUri())) {
			if (file.getProject() != null && file.getProject().isOpen() && file.getProject().getLocation() != null) {
				return file.getProject();
			}
		}
		return null;
	}
}
