package org.tapsetstudio.export.importing;

import java.io.IOException;

/** A file is not what it should be. The message is a sentence that says which file, where in it, and what is wrong. */
public final class ImportException extends IOException {
	private static final long serialVersionUID = 1L;

	/** @param sentence for the user */
	public ImportException(String sentence) {
		super(sentence);
	}

	/** @param sentence for the user */
	public ImportException(String sentence, Throwable cause) {
		super(sentence, cause);
	}
}
