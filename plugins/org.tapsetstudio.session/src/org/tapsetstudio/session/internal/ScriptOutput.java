package org.tapsetstudio.session.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

import org.tapsetstudio.session.SessionListener;

/** Takes what a script prints, or its warnings and errors, to the listener; what it prints also into the recording. */
final class ScriptOutput extends OutputStream {
	private final SessionListener listener;
	private final RecordingFolder folder;
	private final boolean messages;

	/** @param folder null where nothing is recorded */
	ScriptOutput(SessionListener listener, RecordingFolder folder, boolean messages) {
		this.listener = listener;
		this.folder = folder;
		this.messages = messages;
	}

	@Override
	public void write(int b) throws IOException {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int from, int length) throws IOException {
		byte[] part = from == 0 ? bytes : Arrays.copyOfRange(bytes, from, from + length);
		if (messages) {
			listener.diagnostics(part, length);
		} else {
			listener.output(part, length);
			if (folder != null) {
				folder.appendOutput(part, length);
			}
		}
	}
}
