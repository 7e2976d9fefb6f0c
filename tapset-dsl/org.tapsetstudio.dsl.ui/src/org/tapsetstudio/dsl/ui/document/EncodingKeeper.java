package org.tapsetstudio.dsl.ui.document;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBuffer;

/**
 * Has scripts that were read as bytes written as bytes. The platform looks for the encoding anew in the text when it saves, which does not tell, on the thread on which it has just said that it is going
 * to.
 */
final class EncodingKeeper extends FileBufferAdapter {
	private static final ThreadLocal<String> SAVED = new ThreadLocal<>();

	private EncodingKeeper() {
	}

	/** Watches scripts that are saved from now on; to be called once. */
	static void begin() {
		FileBuffers.getTextFileBufferManager().addFileBufferListener(new EncodingKeeper());
	}

	/** The encoding of the script that is just being saved on this thread, if it has to be that of bytes; else null. */
	static String saved() {
		return SAVED.get();
	}

	@Override
	public void stateChanging(IFileBuffer buffer) {
		if (buffer instanceof ITextFileBuffer text && ScriptDocument.of(text.getDocument()) != null && ScriptDescriber.BYTES.name().equals(text.getEncoding())) {
			SAVED.set(ScriptDescriber.BYTES.name());
		}
	}

	@Override
	public void dirtyStateChanged(IFileBuffer buffer, boolean isDirty) {
		SAVED.remove();
	}

	@Override
	public void stateChangeFailed(IFileBuffer buffer) {
		SAVED.remove();
	}

	@Override
	public void stateValidationChanged(IFileBuffer buffer, boolean isStateValidated) {
		SAVED.remove();
	}

	@Override
	public void bufferContentReplaced(IFileBuffer buffer) {
		SAVED.remove();
	}
}
