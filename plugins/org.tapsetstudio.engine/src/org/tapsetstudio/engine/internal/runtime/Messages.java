package org.tapsetstudio.engine.internal.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Warnings and errors, a line each. A reader that went away is no reason to fail. */
public final class Messages {
	private final OutputStream out;
	private final boolean suppressWarnings;

	public Messages(OutputStream out, boolean suppressWarnings) {
		this.out = out;
		this.suppressWarnings = suppressWarnings;
	}

	public void warning(String text) {
		if (!suppressWarnings) {
			line("WARNING: " + text);
		}
	}

	public void error(String text) {
		line("ERROR: " + text);
	}

	private void line(String text) {
		try {
			out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
			out.flush();
		} catch (IOException e) {
			// The user closed the stream; the run goes on.
			return;
		}
	}
}
