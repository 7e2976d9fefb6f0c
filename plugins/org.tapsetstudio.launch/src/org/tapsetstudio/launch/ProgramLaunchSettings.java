package org.tapsetstudio.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;

/**
 * A launch configuration of type {@link ProgramLaunch#TYPE_ID}, read: variables replaced, nothing checked on the disk.
 *
 * @param program a file name, a name that is looked up in PATH, or "" where none was chosen yet
 * @param environment changes to the IDE's environment; a null value removes a variable
 */
public record ProgramLaunchSettings(String program, List<String> arguments, Optional<Path> workingDirectory, Map<String, String> environment) {
	/** @throws CoreException if a variable cannot be replaced; the message tells which */
	public static ProgramLaunchSettings of(ILaunchConfiguration configuration) throws CoreException {
		return new ProgramLaunchSettings(Values.text(configuration, ProgramLaunch.PROGRAM), Values.words(configuration, ProgramLaunch.ARGUMENTS),
				Values.path(configuration, ProgramLaunch.WORKING_DIRECTORY), Values.environment(configuration));
	}

	/** Program and arguments. */
	public List<String> command() {
		var command = new ArrayList<String>();
		command.add(program);
		command.addAll(arguments);
		return command;
	}

	/** The folder to run in. */
	public Path directory() {
		return workingDirectory.orElseGet(() -> {
			var folder = Path.of(program).getParent();
			return folder != null && folder.isAbsolute() ? folder : Path.of(System.getProperty("user.home"));
		});
	}
}
