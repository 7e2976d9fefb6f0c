package org.tapsetstudio.dsl.ui.document;

import java.util.List;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentRewriteSession;
import org.eclipse.jface.text.DocumentRewriteSessionType;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension4;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.text.edits.ReplaceEdit;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.text.TextEdit;

/** Changes documents. */
public final class ScriptEdits {
	/** More edits are made as one: colors, for example, are found anew after each, and a script of ten thousand lines would hold the UI thread for minutes. */
	private static final int MANY = 20;

	private ScriptEdits() {
	}

	/**
	 * Makes edits in one step that one Ctrl+Z takes back. Does nothing if the document has another text than the model that the edits were found from.
	 * On the thread that the document belongs to.
	 *
	 * @return whether the edits were made
	 */
	public static boolean apply(IDocument document, ScriptModel model, List<TextEdit> edits) {
		boolean same = document.get().equals(model.text());
		if (same) {
			apply(document, edits);
		}
		return same;
	}

	/** As above, for edits of the text as it is. */
	public static void apply(IDocument document, List<TextEdit> edits) {
		MultiTextEdit all = new MultiTextEdit();
		List<TextEdit> made = edits.size() > MANY ? List.of(TextEdit.joined(document.get(), edits)) : edits;
		made.forEach(edit -> all.addChild(new ReplaceEdit(edit.start(), edit.end() - edit.start(), edit.replacement())));
		IDocumentExtension4 undoable = (IDocumentExtension4) document;
		DocumentRewriteSession session = undoable.startRewriteSession(DocumentRewriteSessionType.SEQUENTIAL);
		try {
			all.apply(document);
		} catch (BadLocationException e) {
			throw new IllegalStateException("Edits of the same text cannot lie outside of it", e); //$NON-NLS-1$
		} finally {
			undoable.stopRewriteSession(session);
		}
	}
}
