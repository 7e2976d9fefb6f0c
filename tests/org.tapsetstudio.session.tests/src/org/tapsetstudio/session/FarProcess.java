package org.tapsetstudio.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.tapsetstudio.session.SessionException.Cause;

/** A "far" machine that is this one: the helper's far end as a process, with a pipe for a network. */
final class FarProcess implements Machine {
	private final List<String> before;
	private volatile Process process;

	/** @param before words of a command that runs the helper, in another namespace for instance */
	FarProcess(String... before) {
		this.before = Arrays.asList(before);
	}

	@Override
	public String name() {
		return "far";
	}

	@Override
	public Link start() throws SessionException {
		List<String> command = new ArrayList<>(before);
		command.add(Path.of(System.getProperty("tapsetstudio.native"), "tapset-helper").toString());
		command.add("--remote");
		try {
			process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		} catch (IOException e) {
			throw new SessionException(Cause.SYSTEM, e.getMessage(), e);
		}
		return new Link() {
			@Override
			public InputStream frames() {
				return process.getInputStream();
			}

			@Override
			public OutputStream messages() {
				return process.getOutputStream();
			}

			@Override
			public String complaint() {
				return "";
			}

			@Override
			public void close() {
				cut();
			}
		};
	}

	/** Ends the connection, as a network does. */
	void cut() {
		try {
			process.getOutputStream().close();
			process.getInputStream().close();
		} catch (IOException e) {
			// It is cut already.
		}
	}

	/** Whether the far end has gone, and took its folder along. */
	boolean hasEnded() throws InterruptedException {
		return process.waitFor(2, TimeUnit.MINUTES);
	}
}
