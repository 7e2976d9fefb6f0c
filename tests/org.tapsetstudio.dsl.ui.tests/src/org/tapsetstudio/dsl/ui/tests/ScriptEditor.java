package org.tapsetstudio.dsl.ui.tests;

import static org.tapsetstudio.robot.Ui.ui;
import static org.tapsetstudio.robot.Wait.waitUntil;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.quickassist.IQuickFixableAnnotation;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;
import org.tapsetstudio.robot.Keyboard;
import org.tapsetstudio.robot.Screenshot;
import org.tapsetstudio.robot.Ui;

/** A script that is open in the workbench. Made for one test; {@link #close} leaves nothing behind. */
final class ScriptEditor implements AutoCloseable {
	static final String PROBLEM = "org.tapsetstudio.dsl.ui.problem";

	final IFile file;
	final ITextEditor editor;

	private ScriptEditor(IFile file, ITextEditor editor) {
		this.file = file;
		this.editor = editor;
	}

	/** Writes a script into a project of its own and opens it as a double-click does. */
	static ScriptEditor open(String name, String text) {
		return open(name, text.getBytes(StandardCharsets.UTF_8));
	}

	/** As above, with bytes that need not be text. */
	static ScriptEditor open(String name, byte[] bytes) {
		IFile file = ui(() -> {
			IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("probes");
			if (!project.exists()) {
				project.create(null);
			}
			project.open(null);
			IFile script = project.getFile(name);
			script.create(new ByteArrayInputStream(bytes), true, null);
			return script;
		});
		ITextEditor editor = ui(() -> {
			IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
			for (var view : page.getViewReferences()) {
				if (view.getId().contains("intro") || view.getId().contains("welcome")) {
					page.hideView(view);
				}
			}
			// there is no window manager to maximise it
			page.getWorkbenchWindow().getShell().setBounds(page.getWorkbenchWindow().getShell().getDisplay().getBounds());
			page.getWorkbenchWindow().getShell().forceActive();
			return (ITextEditor) IDE.openEditor(page, file);
		});
		ScriptEditor script = new ScriptEditor(file, editor);
		waitUntil(() -> script.document() != null && ScriptDocument.of(script.document()) != null && ScriptDocument.of(script.document()).latest() != null,
				"the first model of " + name);
		return script;
	}

	IDocument document() {
		return editor.getDocumentProvider().getDocument(editor.getEditorInput());
	}

	String text() {
		return ui(() -> document().get());
	}

	StyledText widget() {
		return ui(() -> editor.getAdapter(ITextViewer.class).getTextWidget());
	}

	/** Gives the editor the focus and puts the caret behind a piece of the text. */
	void caretBehind(String piece) {
		Ui.run(() -> {
			((IWorkbenchPart) editor).getSite().getPage().activate(editor);
			int offset = document().get().indexOf(piece) + piece.length();
			editor.selectAndReveal(offset, 0);
		});
		Keyboard.focus(widget());
	}

	/** Color and font style at a piece of the text, e.g. {@code #7f0055 bold}. */
	String styleOf(String piece) {
		return ui(() -> Styles.describe(widget(), document().get().indexOf(piece)));
	}

	/** The problem markers, each as {@code line severity text}. */
	List<String> problems() {
		return ui(() -> {
			List<String> problems = new ArrayList<>();
			for (IMarker marker : file.findMarkers(PROBLEM, true, IResource.DEPTH_ZERO)) {
				int start = marker.getAttribute(IMarker.CHAR_START, -1);
				int end = marker.getAttribute(IMarker.CHAR_END, -1);
				String severity = marker.getAttribute(IMarker.SEVERITY, 0) == IMarker.SEVERITY_ERROR ? "error" : "warning";
				if (!marker.exists()) {
					continue; // deleted by the next check while it was being read
				}
				String text = document().get();
				problems.add(marker.getAttribute(IMarker.LINE_NUMBER, 0) + " " + severity + " <" + text.substring(Math.min(start, text.length()), Math.min(end, text.length())) + ">");
			}
			return problems;
		});
	}

	/** The annotations of a type, each as {@code line text}, in the order of the text. */
	List<String> annotations(String type) {
		return ui(() -> {
			var model = editor.getDocumentProvider().getAnnotationModel(editor.getEditorInput());
			var places = new TreeMap<Integer, String>();
			for (var all = model.getAnnotationIterator(); all.hasNext();) {
				var annotation = all.next();
				var position = model.getPosition(annotation);
				if (annotation.getType().equals(type) && position != null) {
					places.put(position.offset, (document().getLineOfOffset(position.offset) + 1) + " " + document().get(position.offset, position.length));
				}
			}
			return List.copyOf(places.values());
		});
	}

	/** Which problems have the light bulb in the ruler, each named {@code line severity}. */
	Map<String, Boolean> bulbs() {
		return ui(() -> {
			var model = editor.getDocumentProvider().getAnnotationModel(editor.getEditorInput());
			var bulbs = new TreeMap<String, Boolean>();
			for (var all = model.getAnnotationIterator(); all.hasNext();) {
				var annotation = all.next();
				var position = model.getPosition(annotation);
				if (position != null && annotation instanceof IQuickFixableAnnotation fixable && fixable.isQuickFixableStateSet()) {
					String severity = annotation.getType().replaceFirst(".*\\.", "");
					bulbs.put(document().getLineOfOffset(position.offset) + 1 + " " + severity, fixable.isQuickFixable());
				}
			}
			return bulbs;
		});
	}

	/** A picture for people, in the build folder. */
	static void picture(String name) {
		Screenshot.take(Path.of(System.getProperty("tapset.screenshots", "target/screenshots"), name + ".png"));
	}

	@Override
	public void close() {
		Ui.run(() -> {
			IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
			if (page.getEditors().length > 0) {
				page.closeAllEditors(false);
			}
			file.delete(true, null);
		});
	}
}
