package org.tapsetstudio.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchManager;

/**
 * A launch configuration of type {@link RemoteLaunch#TYPE_ID}, read: variables replaced, nothing asked of the machine.
 *
 * @param pid 0 for none
 * @param environment added to that of the login
 */
public record RemoteLaunchSettings(String host, List<String> command, Optional<Path> directory, long pid, Map<String, String> environment) {
	/** @throws CoreException if a variable cannot be replaced or a number is none; the message tells which */
	public static RemoteLaunchSettings of(ILaunchConfiguration configuration) throws CoreException {
		return new RemoteLaunchSettings(Values.text(configuration, RemoteLaunch.HOST), Values.words(configuration, RemoteLaunch.COMMAND), Values.path(configuration, RemoteLaunch.WORKING_DIRECTORY),
				Values.number(configuration, RemoteLaunch.PID), configuration.getAttribute(ILaunchManager.ATTR_ENVIRONMENT_VARIABLES, Map.of()));
	}
}
