package org.tapsetstudio.dsl.ui.problem;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.runtime.IPath;
import org.tapsetstudio.dsl.ui.document.FileBufferAdapter;

/** Hears once when the last editor of a file is closed. */
final class ClosingListener extends FileBufferAdapter {
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
}
