package org.tapsetstudio.dsl.ui.insert;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.texteditor.ITextEditor;
import org.tapsetstudio.dsl.ide.outline.OutlineEntry;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;
import org.tapsetstudio.dsl.ui.outline.EnclosingEntry;

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

	/** Adds a declaration, of whole lines, where one can stand: behind the one around the caret, or on the caret's line. Selects it and gives the editor the focus. */
	public void addDeclaration(String text) {
		IDocument document = document();
		int caret = caret();
		OutlineEntry around = EnclosingEntry.at(script.outline(), caret);
		boolean inside = around != null && around.whole().start() < caret && caret < around.whole().end();
		int place = inside ? Math.min(around.whole().end(), document.getLength()) : caret;
		try {
			int line = document.getLineOfOffset(place);
			boolean blank = document.get(document.getLineOffset(line), document.getLineInformation(line).getLength()).isBlank();
			int offset = blank && !inside ? document.getLineOffset(line) : document.getLineOffset(line) + document.getLineInformation(line).getLength();
			String before = blank && !inside ? "" : offset == 0 ? "" : "\n\n"; //$NON-NLS-1$ //$NON-NLS-2$
			replace(offset, before, blank && !inside ? text : text.stripTrailing());
		} catch (BadLocationException e) {
			ILog.of(ScriptInserter.class).error("The text has changed under an insertion", e); //$NON-NLS-1$
		}
	}

	/** Puts a piece of text at the caret and gives the editor the focus. */
	public void insert(String text) {
		try {
			replace(caret(), "", text); //$NON-NLS-1$
		} catch (BadLocationException e) {
			ILog.of(ScriptInserter.class).error("The text has changed under an insertion", e); //$NON-NLS-1$
		}
	}

	private void replace(int offset, String before, String text) throws BadLocationException {
		document().replace(offset, 0, before + text);
		editor.getSite().getPage().activate(editor);
		editor.selectAndReveal(offset + before.length() + text.stripTrailing().length(), 0);
	}

	private IDocument document() {
		return editor.getDocumentProvider().getDocument(editor.getEditorInput());
	}

	private int caret() {
		return editor.getSelectionProvider().getSelection() instanceof ITextSelection selection ? selection.getOffset() : document().getLength();
	}
}
