package org.tapsetstudio.dsl.ui.problem;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.IFileBufferListener;
import org.eclipse.core.runtime.IPath;

/** Hears once when the last editor of a file is closed. */
final class ClosingListener implements IFileBufferListener {
	private final IPath location;
	private final Runnable closed;

	private ClosingListener(IPath location, Runnable closed) {
		this.location = location;
		this.closed = closed;
	}

	static void listen(IPath location, Runnable closed) {
		FileBuffers.getTextFileBufferManager().addFileBufferListener(new ClosingListener(location, closed));
	}

	@Override
	public void bufferDisposed(IFileBuffer buffer) {
		if (location.equals(buffer.getLocation())) {
			FileBuffers.getTextFileBufferManager().removeFileBufferListener(this);
			closed.run();
		}
	}

	@Override
	public void bufferCreated(IFileBuffer buffer) {
		// only the end matters here, and below
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
