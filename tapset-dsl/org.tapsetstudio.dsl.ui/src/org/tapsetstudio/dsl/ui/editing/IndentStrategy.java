package org.tapsetstudio.dsl.ui.editing;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentCommand;
import org.eclipse.jface.text.IAutoEditStrategy;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.TextUtilities;

/** A new line is indented as the one before, one step more behind an opening brace; a closing brace goes back to the column of its block. */
public final class IndentStrategy implements IAutoEditStrategy {

	@Override
	public void customizeDocumentCommand(IDocument document, DocumentCommand command) {
		try {
			if (command.text != null && command.length == 0 && TextUtilities.equals(document.getLegalLineDelimiters(), command.text) >= 0) {
				newLine(document, command);
			} else if ("}".equals(command.text) && command.length == 0) { //$NON-NLS-1$
				closingBrace(document, command);
			}
		} catch (BadLocationException e) {
			// the command is left as the user gave it
		}
	}

	private static void newLine(IDocument document, DocumentCommand command) throws BadLocationException {
		IRegion line = document.getLineInformationOfOffset(command.offset);
		String before = document.get(line.getOffset(), command.offset - line.getOffset());
		String indent = indent(before);
		String delimiter = command.text;
		command.text += indent;
		if (before.stripTrailing().endsWith("{")) { //$NON-NLS-1$
			command.text += '\t';
			if (command.offset < document.getLength() && document.getChar(command.offset) == '}') {
				command.caretOffset = command.offset + command.text.length();
				command.shiftsCaret = false;
				command.text += delimiter + indent;
			}
		}
	}

	private static void closingBrace(IDocument document, DocumentCommand command) throws BadLocationException {
		IRegion line = document.getLineInformationOfOffset(command.offset);
		String before = document.get(line.getOffset(), command.offset - line.getOffset());
		int open = openingBrace(document, command.offset);
		if (before.isBlank() && open >= 0) {
			IRegion opening = document.getLineInformationOfOffset(open);
			command.text = indent(document.get(opening.getOffset(), opening.getLength())) + '}';
			command.length = before.length();
			command.offset = line.getOffset();
		}
	}

	private static int openingBrace(IDocument document, int end) throws BadLocationException {
		int depth = 0;
		for (int i = end - 1; i >= 0; i--) {
			char character = document.getChar(i);
			if (character == '}') {
				depth++;
			} else if (character == '{' && depth-- == 0) {
				return i;
			}
		}
		return -1;
	}

	private static String indent(String line) {
		return line.substring(0, line.length() - line.stripLeading().length());
	}
}
