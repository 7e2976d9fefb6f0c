package org.tapsetstudio.dsl.ui.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ui.document.EditorModels;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;
import org.tapsetstudio.dsl.ui.problem.ScriptFileNames;

/** Models of all scripts that are open, as they are now, and of the others of the workspace, as they are stored. */
public final class WorkspaceScripts {
	private WorkspaceScripts() {
	}

	/**
	 * Parses what has no model yet. Not for the UI thread.
	 *
	 * @throws OperationCanceledException when the monitor was cancelled
	 */
	public static List<ScriptModel> models(IProgressMonitor monitor) throws CoreException {
		return List.copyOf(with("", monitor).values()); //$NON-NLS-1$
	}

	/** As above, of the scripts and of the users' tapsets that have a word in their text. */
	public static List<ScriptModel> mentioning(String word, IProgressMonitor monitor) throws CoreException {
		Map<String, ScriptModel> models = with(word, monitor);
		EditorModels.shared().tapsetsWith(word).forEach(tapset -> models.putIfAbsent(tapset.fileName(), tapset));
		return List.copyOf(models.values());
	}

	private static Map<String, ScriptModel> with(String word, IProgressMonitor monitor) throws CoreException {
		List<IFile> files = files();
		SubMonitor progress = SubMonitor.convert(monitor, files.size());
		Map<String, ScriptModel> models = new LinkedHashMap<>();
		for (ScriptDocument open : ScriptDocument.open()) {
			models.put(open.location().toString(), open.current());
		}
		for (IFile file : files) {
			progress.split(1);
			String name = file.getFullPath().toString();
			if (!models.containsKey(name)) {
				String text = file.readString();
				if (text.contains(word)) {
					models.put(name, EditorModels.shared().create(name, text, () -> false));
				}
			}
		}
		models.values().removeIf(model -> !model.text().contains(word));
		return models;
	}

	private static List<IFile> files() throws CoreException {
		List<IFile> files = new ArrayList<>();
		ResourcesPlugin.getWorkspace().getRoot().accept(resource -> {
			if (ScriptFileNames.isScript(resource)) {
				files.add((IFile) resource);
			}
			return resource.isAccessible() && !resource.isDerived();
		}, IResource.DEPTH_INFINITE, false);
		return files;
	}
}
