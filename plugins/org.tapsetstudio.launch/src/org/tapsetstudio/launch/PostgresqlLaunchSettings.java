package org.tapsetstudio.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;

/**
 * A launch configuration of type {@link PostgresqlLaunch#TYPE_ID}, read: variables replaced, the server found, nothing else checked on the disk.
 *
 * @param server the program {@code postgres}; "" where none was chosen and none is installed
 */
public record PostgresqlLaunchSettings(String server, Optional<Path> data, List<String> arguments, Map<String, String> environment) {
	/** @throws CoreException if a variable cannot be replaced; the message tells which */
	public static PostgresqlLaunchSettings of(ILaunchConfiguration configuration) throws CoreException {
		var server = Values.text(configuration, PostgresqlLaunch.SERVER);
		return new PostgresqlLaunchSettings(server.isEmpty() ? Executables.postgresServers().stream().findFirst().map(Path::toString).orElse("") : server,
				Values.path(configuration, PostgresqlLaunch.DATA), Values.words(configuration, PostgresqlLaunch.ARGUMENTS), Values.environment(configuration));
	}

	/** The server in the foreground, on its data directory. */
	public List<String> command() {
		var command = new ArrayList<>(List.of(server, "-D", data.map(Path::toString).orElse("")));
		command.addAll(arguments);
		return command;
	}
}
