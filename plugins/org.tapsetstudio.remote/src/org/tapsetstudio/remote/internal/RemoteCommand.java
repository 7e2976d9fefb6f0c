package org.tapsetstudio.remote.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;

import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;

/** A command that runs on the other machine, under the POSIX shell whatever the login's shell is. */
public final class RemoteCommand {
	private static final Duration PATIENCE = Duration.ofSeconds(30);
	private static final int MOST_COMPLAINED = 2000;

	private final ChannelExec channel;
	private final ByteArrayOutputStream errors = new ByteArrayOutputStream() {
		@Override
		public synchronized void write(byte[] bytes, int from, int length) {
			super.write(bytes, from, Math.min(length, MOST_COMPLAINED - Math.min(count, MOST_COMPLAINED)));
		}
	};

	RemoteCommand(ClientSession session, String script) throws IOException {
		channel = session.createExecChannel("exec sh -c '" + script.replace("'", "'\\''") + "'");
		channel.setErr(errors);
		channel.open().verify(PATIENCE);
	}

	InputStream output() {
		return channel.getInvertedOut();
	}

	OutputStream input() {
		return channel.getInvertedIn();
	}

	/** What it wrote to its standard error, in one line. */
	String complaint() {
		return errors.toString(StandardCharsets.UTF_8).strip().replaceAll("\\s*\\R\\s*", "; ");
	}

	/** Gives the command its input and waits for its end. @return what it printed */
	String finish(InputStream from) throws IOException {
		try (OutputStream to = input()) {
			from.transferTo(to);
		}
		String printed = new String(output().readAllBytes(), StandardCharsets.UTF_8);
		channel.waitFor(EnumSet.of(ClientChannelEvent.EXIT_STATUS, ClientChannelEvent.CLOSED), PATIENCE);
		if (channel.getExitStatus() == null || channel.getExitStatus() != 0) {
			throw new IOException(complaint().isEmpty() ? "a command there failed, with status " + channel.getExitStatus() : complaint());
		}
		channel.close(true);
		return printed;
	}
}
