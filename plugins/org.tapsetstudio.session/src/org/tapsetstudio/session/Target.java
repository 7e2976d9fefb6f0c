package org.tapsetstudio.session;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The program to launch under tracing.
 *
 * @param command program (looked up in PATH) and arguments; not empty
 * @param workingDirectory absolute; null for that of the helper, which on another machine is the one of the login
 * @param environment added to the environment of this process; a null value removes a variable
 */
public record Target(List<String> command, Path workingDirectory, Map<String, String> environment) {
	public Target {
		command = List.copyOf(command);
		if (command.isEmpty() || command.getFirst().isEmpty()) {
			throw new IllegalArgumentException("the command is empty");
		}
		workingDirectory = workingDirectory == null ? null : workingDirectory.toAbsolutePath();
		environment = new HashMap<>(environment);
	}

	public Target(List<String> command) {
		this(command, Path.of(""), Map.of());
	}
}
