package org.tapsetstudio.dsl.ui.editing;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;
import org.tapsetstudio.dsl.ide.text.TextEdit;
import org.tapsetstudio.dsl.ui.document.ScriptEdits;

/** Comments out the selected lines, or takes the comment away if all of them have one. */
public final class ToggleCommentHandler extends AbstractHandler {
	private static final String MARK = "//"; //$NON-NLS-1$

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		ITextEditor editor = Adapters.adapt(HandlerUtil.getActiveEditor(event), ITextEditor.class);
		if (editor != null && editor.isEditable() && editor.getSelectionProvider().getSelection() instanceof ITextSelection selection) {
			IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
			try {
				int first = selection.getStartLine();
				int last = lastLine(document, selection);
				ScriptEdits.apply(document, edits(document, first, last));
				if (selection.getLength() > 0) {
					// the lines stay selected, so that the same keys take the change back
					int start = document.getLineOffset(first);
					editor.selectAndReveal(start, document.getLineOffset(last) + document.getLineLength(last) - start);
				}
			} catch (BadLocationException e) {
				throw new ExecutionException(e.getMessage(), e);
			}
		}
		return null;
	}

	/** A selection that ends at the start of a line does not mean that line. */
	private static int lastLine(IDocument document, ITextSelection selection) throws BadLocationException {
		int last = selection.getEndLine();
		boolean atStart = selection.getLength() > 0 && document.getLineOffset(last) == selection.getOffset() + selection.getLength();
		return atStart ? Math.max(selection.getStartLine(), last - 1) : last;
	}

	private static List<TextEdit> edits(IDocument document, int first, int last) throws BadLocationException {
		boolean all = true;
		for (int line = first; line <= last; line++) {
			String text = text(document, line).strip();
			all &= text.isEmpty() || text.startsWith(MARK);
		}
		List<TextEdit> edits = new ArrayList<>();
		for (int line = first; line <= last; line++) {
			String text = text(document, line);
			int start = document.getLineOffset(line);
			if (all && !text.isBlank()) {
				edits.add(new TextEdit(start + text.indexOf(MARK), start + text.indexOf(MARK) + MARK.length(), "")); //$NON-NLS-1$
			} else if (!text.isBlank()) {
				edits.add(new TextEdit(start, start, MARK));
			}
		}
		return edits;
	}

	private static String text(IDocument document, int line) throws BadLocationException {
		IRegion region = document.getLineInformation(line);
		return document.get(region.getOffset(), region.getLength());
	}
}
