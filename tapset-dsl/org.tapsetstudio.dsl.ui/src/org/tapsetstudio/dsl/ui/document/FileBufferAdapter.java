package org.tapsetstudio.dsl.ui.document;

import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.IFileBufferListener;
import org.eclipse.core.runtime.IPath;

/** Hears of what happens to open files and does nothing: subclasses say what concerns them. */
public abstract class FileBufferAdapter implements IFileBufferListener {
	@Override
	public void bufferCreated(IFileBuffer buffer) {
		// nothing, as below
	}

	@Override
	public void bufferDisposed(IFileBuffer buffer) {
		// see bufferCreated
	}

	@Override
	public void bufferContentAboutToBeReplaced(IFileBuffer buffer) {
		// see bufferCreated
	}

	@Override
	public void bufferContentReplaced(IFileBuffer buffer) {
		// see bufferCreated
	}

	@Override
	public void stateChanging(IFileBuffer buffer) {
		// see bufferCreated
	}

	@Override
	public void dirtyStateChanged(IFileBuffer buffer, boolean isDirty) {
		// see bufferCreated
	}

	@Override
	public void stateValidationChanged(IFileBuffer buffer, boolean isStateValidated) {
		// see bufferCreated
	}

	@Override
	public void underlyingFileMoved(IFileBuffer buffer, IPath path) {
		// see bufferCreated
	}

	@Override
	public void underlyingFileDeleted(IFileBuffer buffer) {
		// see bufferCreated
	}

	@Override
	public void stateChangeFailed(IFileBuffer buffer) {
		// see bufferCreated
	}
}
