package org.tapsetstudio.session.internal;

import java.io.IOException;
import java.nio.file.Path;

/** The helper of a session, which starts the program or attaches to it: a process here ({@link HelperProcess}) or on another machine ({@link FarHelper}). */
public interface Helper extends AutoCloseable {
	/** The folder that the helper is told to record into, for a recording that is to be read in {@code here}. */
	Path folderFor(Path here);

	/** Sends one line. */
	void send(String message) throws IOException;

	/** The next event, or null if none came in time. */
	HelperEvent poll(long millis) throws InterruptedException;

	/** Waits until all that the target wrote is delivered; a process that the target left behind may hold its streams open, so not for ever. */
	void drainOutput() throws InterruptedException;

	@Override
	void close();
}
