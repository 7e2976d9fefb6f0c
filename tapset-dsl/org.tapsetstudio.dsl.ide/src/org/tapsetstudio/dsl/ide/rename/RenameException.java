package org.tapsetstudio.dsl.ide.rename;

/** Says in a sentence for people why something cannot be renamed. */
public final class RenameException extends Exception {
	private static final long serialVersionUID = 1L;

	RenameException(String message) {
		super(message);
	}
}
