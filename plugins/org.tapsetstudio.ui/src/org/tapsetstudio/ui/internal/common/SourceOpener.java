package org.tapsetstudio.ui.internal.common;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorRegistry;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.FileStoreEditorInput;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.FileEditorInput;
import org.eclipse.ui.texteditor.ITextEditor;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.FrameLabel;
import org.tapsetstudio.ui.source.SourceFinder;

/**
 * Opens the place of a function: a file of the workspace where it is one, else the file itself. For functions without a file the {@link SourceFinder}s are asked.
 */
public final class SourceOpener {
	private static final String TEXT_EDITOR = "org.eclipse.ui.DefaultTextEditor"; //$NON-NLS-1$

	private SourceOpener() {
	}

	/** Opens the function's file at its line; where that cannot be, the status line says why. */
	public static void open(IWorkbenchPage page, FrameLabel frame, IStatusLineManager status) {
		status.setErrorMessage(null);
		if (!frame.hasSource()) {
			find(frame.function(), status);
			return;
		}
		var path = Path.of(frame.file());
		if (!path.isAbsolute() || !Files.isReadable(path)) {
			status.setErrorMessage(NLS.bind(Messages.MissingSource, frame.function(), frame.file()));
			return;
		}
		try {
			goTo(open(page, path), frame.line());
		} catch (CoreException | BadLocationException e) {
			status.setErrorMessage(e.getMessage());
			UiPlugin.log(IStatus.ERROR, e.getMessage(), e);
		}
	}

	private static void find(String function, IStatusLineManager status) {
		Job.create(NLS.bind(Messages.FindSource, function), monitor -> {
			for (var finder : finders()) {
				var found = finder.find(function, monitor);
				if (found.isPresent()) {
					UiPlugin.onDisplay(() -> open(found.get(), status));
					return;
				}
			}
			UiPlugin.onDisplay(() -> status.setErrorMessage(NLS.bind(Messages.NoSource, function)));
		}).schedule();
	}

	private static void open(SourceFinder.Opening place, IStatusLineManager status) {
		try {
			place.open();
		} catch (CoreException e) {
			status.setErrorMessage(e.getMessage());
			UiPlugin.log(IStatus.ERROR, e.getMessage(), e);
		}
	}

	private static List<SourceFinder> finders() {
		var tracker = new ServiceTracker<SourceFinder, SourceFinder>(FrameworkUtil.getBundle(SourceOpener.class).getBundleContext(), SourceFinder.class, null);
		tracker.open();
		try {
			return List.of(tracker.getServices(new SourceFinder[0]));
		} finally {
			tracker.close();
		}
	}

	private static IEditorPart open(IWorkbenchPage page, Path path) throws CoreException {
		var input = input(path.toUri());
		var name = path.getFileName().toString();
		return IDE.openEditor(page, input, editorId(name), true);
	}

	private static IEditorInput input(URI uri) throws CoreException {
		for (IFile file : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(uri)) {
			if (file.exists()) {
				return new FileEditorInput(file);
			}
		}
		return new FileStoreEditorInput(EFS.getStore(uri));
	}

	private static String editorId(String name) throws PartInitException {
		IEditorRegistry editors = PlatformUI.getWorkbench().getEditorRegistry();
		var wanted = editors.getDefaultEditor(name);
		return wanted != null && wanted.isInternal() ? wanted.getId() : TEXT_EDITOR;
	}

	private static void goTo(IEditorPart editor, int line) throws BadLocationException {
		var text = editor.getAdapter(ITextEditor.class);
		if (text != null && line > 0) {
			var document = text.getDocumentProvider().getDocument(text.getEditorInput());
			var region = document.getLineInformation(Math.min(line, document.getNumberOfLines()) - 1);
			text.selectAndReveal(region.getOffset(), region.getLength());
		}
	}
}
