package org.tapsetstudio.remote.internal;

import java.io.InputStream;
import java.io.OutputStream;

import org.tapsetstudio.session.Machine;

/** The helper that runs at the other end of a connection. */
public final class RemoteHelper implements Machine.Link {
	private final SshConnection connection;
	private final RemoteCommand command;

	public RemoteHelper(SshConnection connection, RemoteCommand command) {
		this.connection = connection;
		this.command = command;
	}

	@Override
	public InputStream frames() {
		return command.output();
	}

	@Override
	public OutputStream messages() {
		return command.input();
	}

	@Override
	public String complaint() {
		return command.complaint();
	}

	@Override
	public void close() {
		connection.close();
	}
}
