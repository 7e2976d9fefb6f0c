package org.tapsetstudio.dsl.ui.hyperlink;

import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.texteditor.ITextEditor;
import org.tapsetstudio.dsl.ui.document.EditorModels;

/** Opens scripts and tapsets by the names that models give them. */
public final class ScriptSource {
	private ScriptSource() {
	}

	/** The file of the workspace; null for tapsets and for scripts outside of the workspace. */
	public static IFile file(String fileName) {
		return ResourcesPlugin.getWorkspace().getRoot().findMember(IPath.fromOSString(fileName)) instanceof IFile file ? file : null;
	}

	/** Opens a file of the workspace, a tapset or another file with a part of it selected. UI thread only. */
	public static void open(IWorkbenchPage page, String fileName, int start, int length) {
		IFile file = file(fileName);
		var tapset = EditorModels.shared().surroundings().tapsets().files().stream().filter(entry -> entry.shipped() && entry.name().equals(fileName)).findFirst();
		try {
			if (file != null) {
				select(IDE.openEditor(page, file), start, length);
			} else if (tapset.isPresent()) {
				TapsetSource.open(page, fileName, tapset.get().text(), start, length);
			} else if (Files.isRegularFile(Path.of(fileName))) {
				select(IDE.openEditorOnFileStore(page, EFS.getLocalFileSystem().fromLocalFile(Path.of(fileName).toFile())), start, length);
			}
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		}
	}

	private static void select(IEditorPart part, int start, int length) {
		if (part instanceof ITextEditor editor) {
			editor.selectAndReveal(start, length);
		}
	}
}
