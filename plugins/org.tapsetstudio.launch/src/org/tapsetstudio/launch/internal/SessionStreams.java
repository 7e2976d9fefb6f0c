package org.tapsetstudio.launch.internal;

import java.io.IOException;
import java.nio.charset.Charset;

import org.eclipse.debug.core.model.IStreamMonitor;
import org.eclipse.debug.core.model.IStreamsProxy2;

/** What a traced program and its probe script print, mixed as in a terminal. */
final class SessionStreams implements IStreamsProxy2 {
	private final SessionStreamMonitor output;
	private final SessionStreamMonitor error;

	SessionStreams(Charset charset) {
		output = new SessionStreamMonitor(charset);
		error = new SessionStreamMonitor(charset);
	}

	SessionStreamMonitor output() {
		return output;
	}

	SessionStreamMonitor error() {
		return error;
	}

	@Override
	public IStreamMonitor getOutputStreamMonitor() {
		return output;
	}

	@Override
	public IStreamMonitor getErrorStreamMonitor() {
		return error;
	}

	@Override
	public void write(String input) throws IOException {
		throw new IOException(Messages.NoInput);
	}

	@Override
	public void closeInputStream() {
		// the input is empty from the start
	}
}
