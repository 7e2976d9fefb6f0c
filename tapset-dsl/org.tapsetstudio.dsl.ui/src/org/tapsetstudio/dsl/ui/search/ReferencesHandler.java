package org.tapsetstudio.dsl.ui.search;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.search.ui.NewSearchUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;

/** Shows all mentions of what stands at the caret in the Search view. */
public final class ReferencesHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		ITextEditor editor = Adapters.adapt(HandlerUtil.getActiveEditor(event), ITextEditor.class);
		IDocument document = editor == null || editor.getDocumentProvider() == null ? null : editor.getDocumentProvider().getDocument(editor.getEditorInput());
		ScriptDocument script = ScriptDocument.of(document);
		if (script != null && editor.getSelectionProvider().getSelection() instanceof ITextSelection selection) {
			NewSearchUI.runQueryInBackground(new ReferencesQuery(script, selection.getOffset(), word(document.get(), selection.getOffset())));
		}
		return null;
	}

	private static String word(String text, int offset) {
		int start = offset;
		while (start > 0 && isPart(text.charAt(start - 1))) {
			start--;
		}
		int end = offset;
		while (end < text.length() && isPart(text.charAt(end))) {
			end++;
		}
		return text.substring(start, end);
	}

	private static boolean isPart(char c) {
		return Character.isJavaIdentifierPart(c) || c == '@';
	}
}
