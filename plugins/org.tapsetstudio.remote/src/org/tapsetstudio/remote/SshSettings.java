package org.tapsetstudio.remote;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where ssh keeps what it knows.
 *
 * @param folder with {@code config}, {@code known_hosts} and key files; usually {@code ~/.ssh}
 * @param agent socket of the key agent
 */
public record SshSettings(Path folder, Optional<Path> agent) {
	/** Those of the user, and the agent that SSH_AUTH_SOCK names. */
	public static SshSettings ofUser() {
		return new SshSettings(Path.of(System.getProperty("user.home"), ".ssh"), Optional.ofNullable(System.getenv("SSH_AUTH_SOCK")).filter(path -> !path.isBlank()).map(Path::of));
	}
}
