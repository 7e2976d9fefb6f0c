package org.tapsetstudio.dsl.ui.refactoring;

import java.util.List;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.text.TextEdit;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;
import org.tapsetstudio.dsl.ui.document.ScriptEdits;

/** A change of the script in front: found off the UI thread from its newest model, and made in one step that one Ctrl+Z takes back. */
final class ScriptChange {
	private final ITextEditor editor;
	private final IDocument document;
	private final ScriptDocument script;
	private final int start;
	private final int end;

	private ScriptChange(ITextEditor editor, IDocument document, ScriptDocument script, ITextSelection selection) {
		this.editor = editor;
		this.document = document;
		this.script = script;
		this.start = selection.getOffset();
		this.end = start + selection.getLength();
	}

	/** For the active editor; null if it shows no script or must not be changed. */
	static ScriptChange of(ExecutionEvent event) {
		ITextEditor editor = Adapters.adapt(HandlerUtil.getActiveEditor(event), ITextEditor.class);
		IDocument document = editor == null || editor.getDocumentProvider() == null ? null : editor.getDocumentProvider().getDocument(editor.getEditorInput());
		ScriptDocument script = ScriptDocument.of(document);
		return script == null || !editor.isEditable() || !(editor.getSelectionProvider().getSelection() instanceof ITextSelection selection) ? null
				: new ScriptChange(editor, document, script, selection);
	}

	/** Finds the edits for a model. */
	interface Finder {
		/** @throws CoreException with a sentence for the user when the change is not possible */
		List<TextEdit> find(ScriptModel model) throws CoreException;
	}

	int start() {
		return start;
	}

	int end() {
		return end;
	}

	ScriptDocument script() {
		return script;
	}

	/** Finds and makes the edits, unless the text has changed meanwhile. */
	void make(String name, Finder finder) {
		Job job = Job.create(name, (ICoreRunnable) monitor -> {
			ScriptModel model = script.current();
			List<TextEdit> edits = finder.find(model);
			PlatformUI.getWorkbench().getDisplay().asyncExec(() -> make(model, edits));
		});
		job.setUser(true);
		job.schedule();
	}

	/** Makes edits unless the text has changed meanwhile; UI thread only. The same text is selected afterwards. */
	void make(ScriptModel model, List<TextEdit> edits) {
		if (editor.getSelectionProvider() != null && editor.getSelectionProvider().getSelection() instanceof ITextSelection selection && ScriptEdits.apply(document, model, edits)) {
			int from = TextEdit.moved(selection.getOffset(), edits);
			editor.selectAndReveal(from, Math.max(0, TextEdit.moved(selection.getOffset() + selection.getLength(), edits) - from));
		}
	}

	/** A reason why a change is not possible, for the user. */
	static CoreException refused(Exception reason) {
		return new CoreException(Status.error(reason.getMessage(), reason));
	}
}
