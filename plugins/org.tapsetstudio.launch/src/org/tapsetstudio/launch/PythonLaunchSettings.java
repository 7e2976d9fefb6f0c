package org.tapsetstudio.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.variables.VariablesPlugin;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.tapsetstudio.session.PythonMode;

/**
 * A launch configuration of type {@link PythonLaunch#TYPE_ID}, read: variables replaced, defaults filled in, nothing checked on the disk.
 *
 * @param script the program
 * @param interpreter absolute, or a plain name to look up in PATH
 * @param probe the probe script, or nothing to record all calls
 * @param recordings the folder chosen for recordings, or nothing for the default
 * @param environment changes to the IDE's environment; a null value removes a variable
 */
public record PythonLaunchSettings(Optional<Path> script, String interpreter, List<String> arguments, Optional<Path> workingDirectory, Optional<Path> probe,
		Optional<Path> recordings, PythonMode mode, Map<String, String> environment) {

	/** @throws CoreException if a variable cannot be replaced; the message tells which */
	public static PythonLaunchSettings of(ILaunchConfiguration configuration) throws CoreException {
		var interpreter = text(configuration, PythonLaunch.INTERPRETER);
		return new PythonLaunchSettings(path(configuration, PythonLaunch.SCRIPT), interpreter.isEmpty() ? PythonLaunch.DEFAULT_INTERPRETER : interpreter,
				List.of(DebugPlugin.parseArguments(text(configuration, PythonLaunch.ARGUMENTS))), path(configuration, PythonLaunch.WORKING_DIRECTORY),
				path(configuration, PythonLaunch.PROBE), path(configuration, PythonLaunch.RECORDINGS), mode(configuration), environment(configuration));
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

	private static String text(ILaunchConfiguration configuration, String attribute) throws CoreException {
		var value = configuration.getAttribute(attribute, "");
		return VariablesPlugin.getDefault().getStringVariableManager().performStringSubstitution(value).strip();
	}

	private static Optional<Path> path(ILaunchConfiguration configuration, String attribute) throws CoreException {
		var value = text(configuration, attribute);
		return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
	}

	private static PythonMode mode(ILaunchConfiguration configuration) throws CoreException {
		return LaunchPreferences.modeNamed(configuration.getAttribute(PythonLaunch.MODE, ""));
	}

	private static Map<String, String> environment(ILaunchConfiguration configuration) throws CoreException {
		var wanted = DebugPlugin.getDefault().getLaunchManager().getEnvironment(configuration);
		var changes = new HashMap<String, String>();
		if (wanted != null) {
			System.getenv().keySet().forEach(name -> changes.put(name, null));
			for (var variable : wanted) {
				int equals = variable.indexOf('=', 1);
				if (equals > 0) {
					changes.put(variable.substring(0, equals), variable.substring(equals + 1));
				}
			}
		}
		return changes;
	}
}
