package org.tapsetstudio.dsl.ui.insert;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.texteditor.ITextEditor;
import org.tapsetstudio.dsl.ide.text.Insertion;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;

/** Writes text into the script whose editor is in front. UI thread only. */
public final class ScriptInserter {
	private final ITextEditor editor;
	private final ScriptDocument script;

	private ScriptInserter(ITextEditor editor, ScriptDocument script) {
		this.editor = editor;
		this.script = script;
	}

	/** For the script in front that may be edited; null if there is none. */
	public static ScriptInserter of(IWorkbenchPage page) {
		ITextEditor editor = Adapters.adapt(page.getActiveEditor(), ITextEditor.class);
		ScriptDocument script = editor == null || editor.getDocumentProvider() == null ? null : ScriptDocument.of(editor.getDocumentProvider().getDocument(editor.getEditorInput()));
		return script == null || !editor.isEditable() ? null : new ScriptInserter(editor, script);
	}

	/** Adds a declaration, of whole lines, where one can stand: behind the one around the caret, or on the caret's line. The caret is behind it then, and the editor has the focus. */
	public void addDeclaration(String text) {
		Insertion insertion = Insertion.declaration(script.tokens(), caret(), text);
		insert(insertion.offset(), insertion.text());
	}

	/** Puts a piece of text at the caret and gives the editor the focus. */
	public void insert(String text) {
		insert(caret(), text);
	}

	private void insert(int offset, String text) {
		try {
			document().replace(offset, 0, text);
		} catch (BadLocationException e) {
			ILog.of(ScriptInserter.class).error("The text has changed under an insertion", e); //$NON-NLS-1$
		}
		editor.getSite().getPage().activate(editor);
		editor.selectAndReveal(offset + text.stripTrailing().length(), 0);
	}

	private IDocument document() {
		return editor.getDocumentProvider().getDocument(editor.getEditorInput());
	}

	private int caret() {
		return editor.getSelectionProvider().getSelection() instanceof ITextSelection selection ? selection.getOffset() : document().getLength();
	}
}
