package org.tapsetstudio.dsl.ui.search;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.ScriptModels;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;
import org.tapsetstudio.dsl.ui.problem.ScriptFileNames;

/** Models of all scripts of the workspace: of open ones as they are now, of others as they are stored. */
public final class WorkspaceScripts {
	private WorkspaceScripts() {
	}

	/**
	 * Parses what has no model yet. Not for the UI thread.
	 *
	 * @throws OperationCanceledException when the monitor was cancelled
	 */
	public static List<ScriptModel> models(IProgressMonitor monitor) throws CoreException {
		List<IFile> files = new ArrayList<>();
		ResourcesPlugin.getWorkspace().getRoot().accept(resource -> {
			if (ScriptFileNames.isScript(resource)) {
				files.add((IFile) resource);
			}
			return resource.isAccessible() && !resource.isDerived();
		}, IResource.DEPTH_INFINITE, false);
		SubMonitor progress = SubMonitor.convert(monitor, files.size());
		List<ScriptModel> models = new ArrayList<>();
		for (IFile file : files) {
			progress.split(1);
			models.add(model(file));
		}
		return models;
	}

	private static ScriptModel model(IFile file) throws CoreException {
		ITextFileBuffer buffer = FileBuffers.getTextFileBufferManager().getTextFileBuffer(file.getFullPath(), LocationKind.IFILE);
		ScriptDocument open = buffer == null ? null : ScriptDocument.of(buffer.getDocument());
		return open != null ? open.current() : ScriptModels.shared().create(file.getFullPath().toString(), file.readString(), () -> false);
	}
}
