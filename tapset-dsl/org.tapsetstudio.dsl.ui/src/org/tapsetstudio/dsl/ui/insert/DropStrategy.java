package org.tapsetstudio.dsl.ui.insert;

import org.eclipse.jface.text.DocumentCommand;
import org.eclipse.jface.text.IAutoEditStrategy;
import org.eclipse.jface.text.IDocument;
import org.tapsetstudio.dsl.ide.text.Insertion;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;

/** A probe that is dragged from one of the catalogues into the middle of another one is put behind that. UI thread only. */
public final class DropStrategy implements IAutoEditStrategy {
	private static String dragged;

	/** @param declaration what a drop would bring; null where nothing is dragged, or what can stand anywhere */
	static void drag(String declaration) {
		dragged = declaration;
	}

	@Override
	public void customizeDocumentCommand(IDocument document, DocumentCommand command) {
		ScriptDocument script = ScriptDocument.of(document);
		if (dragged != null && script != null && dragged.equals(command.text)) {
			Insertion insertion = Insertion.declaration(script.tokens(), command.offset, dragged);
			command.offset = insertion.offset();
			command.length = 0;
			command.text = insertion.text();
			command.caretOffset = insertion.offset() + insertion.text().stripTrailing().length();
			command.shiftsCaret = false;
			dragged = null;
		}
	}
}
