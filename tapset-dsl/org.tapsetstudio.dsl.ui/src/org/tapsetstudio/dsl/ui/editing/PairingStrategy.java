package org.tapsetstudio.dsl.ui.editing;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentCommand;
import org.eclipse.jface.text.IAutoEditStrategy;
import org.eclipse.jface.text.IDocument;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;
import org.tapsetstudio.dsl.ui.document.EditorModels;

/** Closes brackets and quotes as they are opened, and steps over the closing one that is there already. */
public final class PairingStrategy implements IAutoEditStrategy {
	private static final String OPENING = "([{\""; //$NON-NLS-1$
	private static final String CLOSING = ")]}\""; //$NON-NLS-1$

	@Override
	public void customizeDocumentCommand(IDocument document, DocumentCommand command) {
		if (!command.doit || command.text == null) {
			return;
		}
		if (command.text.isEmpty() && command.length == 1) {
			deletePair(document, command);
		} else if (command.text.length() == 1 && command.length == 0) {
			type(document, command);
		}
	}

	private static void type(IDocument document, DocumentCommand command) {
		char typed = command.text.charAt(0);
		try {
			char next = command.offset < document.getLength() ? document.getChar(command.offset) : '\n';
			if (CLOSING.indexOf(typed) >= 0 && next == typed) {
				stepOver(command);
			} else if (OPENING.indexOf(typed) >= 0 && canCloseBefore(next) && isCode(document, command.offset)) {
				command.text = "" + typed + CLOSING.charAt(OPENING.indexOf(typed)); //$NON-NLS-1$
				command.caretOffset = command.offset + 1;
				command.shiftsCaret = false;
			}
		} catch (BadLocationException e) {
			// the command is left as the user gave it
		}
	}

	/** Who deletes an opening bracket right after typing it does not want the closing one either. */
	private static void deletePair(IDocument document, DocumentCommand command) {
		try {
			int kind = OPENING.indexOf(document.getChar(command.offset));
			if (kind >= 0 && command.offset + 1 < document.getLength() && document.getChar(command.offset + 1) == CLOSING.charAt(kind)) {
				command.length = 2;
			}
		} catch (BadLocationException e) {
			// the command is left as the user gave it
		}
	}

	private static void stepOver(DocumentCommand command) {
		command.text = ""; //$NON-NLS-1$
		command.caretOffset = command.offset + 1;
	}

	/** A bracket before a word is meant to enclose that word: the user closes it where it ends. */
	private static boolean canCloseBefore(char next) {
		return Character.isWhitespace(next) || CLOSING.indexOf(next) >= 0 || next == ',' || next == ';' || next == '.';
	}

	/** In comments and strings, quotes and brackets are text. */
	private static boolean isCode(IDocument document, int offset) {
		ScriptTokens tokens = EditorModels.shared().tokens(document.get());
		int index = tokens.indexBehind(offset - 1);
		if (index >= tokens.size()) {
			return true;
		}
		Token token = tokens.token(index);
		boolean inside = token.start() < offset && (offset < token.end() || token.kind() == TokenKind.JUNK || token.kind() == TokenKind.COMMENT && !token.text().startsWith("/*")); //$NON-NLS-1$
		return !inside || token.kind() != TokenKind.COMMENT && token.kind() != TokenKind.STRING && token.kind() != TokenKind.JUNK && token.kind() != TokenKind.EMBEDDED;
	}
}
