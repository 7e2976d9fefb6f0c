package org.tapsetstudio.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;

/**
 * A launch configuration of type {@link PythonLaunch#TYPE_ID}, read: variables replaced, defaults filled in, nothing checked on the disk.
 *
 * @param script the program
 * @param interpreter absolute, or a plain name to look up in PATH
 * @param environment changes to the IDE's environment; a null value removes a variable
 */
public record PythonLaunchSettings(Optional<Path> script, String interpreter, List<String> arguments, Optional<Path> workingDirectory, Map<String, String> environment) {
	/** @throws CoreException if a variable cannot be replaced; the message tells which */
	public static PythonLaunchSettings of(ILaunchConfiguration configuration) throws CoreException {
		var interpreter = Values.text(configuration, PythonLaunch.INTERPRETER);
		return new PythonLaunchSettings(Values.path(configuration, PythonLaunch.SCRIPT), interpreter.isEmpty() ? PythonLaunch.DEFAULT_INTERPRETER : interpreter,
				Values.words(configuration, PythonLaunch.ARGUMENTS), Values.path(configuration, PythonLaunch.WORKING_DIRECTORY), Values.environment(configuration));
	}

	/** Interpreter, program and arguments. */
	public List<String> command() {
		var command = new ArrayList<String>();
		command.add(interpreter);
		script.ifPresent(file -> command.add(file.toString()));
		command.addAll(arguments);
		return command;
	}

	/** The folder to run in: the chosen one, else the program's own. */
	public Path directory() {
		return workingDirectory.or(() -> script.map(Path::toAbsolutePath).map(Path::getParent)).orElse(Path.of("").toAbsolutePath());
	}
}
