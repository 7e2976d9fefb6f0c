package org.tapsetstudio.ui.internal.workbench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.tapsetstudio.recording.testing.TextRecording;

/** A project of a test. */
final class Workspace {
	private Workspace() {
	}

	static IProject project(String name) throws CoreException {
		var project = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
		if (!project.exists()) {
			project.create(new NullProgressMonitor());
		}
		project.open(new NullProgressMonitor());
		return project;
	}

	static IFile file(IProject project, String name, String text) throws CoreException {
		var file = project.getFile(name);
		file.write(text.getBytes(StandardCharsets.UTF_8), true, false, false, new NullProgressMonitor());
		return file;
	}

	/** Writes a recording as text into a project, see {@link TextRecording}. */
	static Path recording(IProject project, String name, String text) throws CoreException {
		var path = project.getLocation().toPath().resolve(name + ".taprec");
		TextRecording.write(path, text);
		project.refreshLocal(IResource.DEPTH_INFINITE, new NullProgressMonitor());
		return path;
	}
}
