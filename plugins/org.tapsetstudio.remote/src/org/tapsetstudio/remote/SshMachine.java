package org.tapsetstudio.remote;

import java.io.IOException;

import org.tapsetstudio.remote.internal.HelperInstallation;
import org.tapsetstudio.remote.internal.RemoteHelper;
import org.tapsetstudio.remote.internal.SshConnection;
import org.tapsetstudio.session.Machine;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionException.Cause;

/** A machine that is reached by SSH. The helper and agent are copied to a folder of the user's cache there, once for each version of them. */
public final class SshMachine implements Machine {
	private final SshDestination destination;
	private final SshSettings settings;
	private final SshQuestions questions;

	public SshMachine(SshDestination destination, SshSettings settings, SshQuestions questions) {
		this.destination = destination;
		this.settings = settings;
		this.questions = questions;
	}

	/**
	 * The machine of that name, with the user's own settings.
	 *
	 * @throws SessionException if the text names none
	 */
	public static Machine named(String text, SshQuestions questions) throws SessionException {
		SshDestination destination = SshDestination.of(text)
				.orElseThrow(() -> new SessionException(Cause.SYSTEM, "\"" + text + "\" names no machine. Write user@host or user@host:port, or a name from ~/.ssh/config."));
		return new SshMachine(destination, SshSettings.ofUser(), questions);
	}

	@Override
	public String name() {
		return destination.toString();
	}

	@Override
	public Link start() throws SessionException {
		SshConnection connection = SshConnection.open(destination, settings, questions);
		try {
			String folder = HelperInstallation.ensure(connection);
			return new RemoteHelper(connection, connection.run("exec \"" + folder + "/tapset-helper\" --remote"));
		} catch (IOException e) {
			connection.close();
			throw new SessionException(Cause.SYSTEM, "The helper cannot be started at " + destination + ": " + e.getMessage(), e);
		} catch (SessionException e) {
			connection.close();
			throw e;
		}
	}
}
