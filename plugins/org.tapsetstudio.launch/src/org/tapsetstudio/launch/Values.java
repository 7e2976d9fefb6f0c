package org.tapsetstudio.launch;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.variables.VariablesPlugin;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.launch.internal.LaunchStatus;
import org.tapsetstudio.launch.internal.Messages;

/** Attributes of a launch configuration with their variables replaced. Failures name the attribute's value. */
public final class Values {
	private Values() {
	}

	/** A text without blanks around it; "" where it is missing. */
	public static String text(ILaunchConfiguration configuration, String attribute) throws CoreException {
		var value = configuration.getAttribute(attribute, "");
		return VariablesPlugin.getDefault().getStringVariableManager().performStringSubstitution(value).strip();
	}

	/** A file name, if there is one. */
	public static Optional<Path> path(ILaunchConfiguration configuration, String attribute) throws CoreException {
		var value = text(configuration, attribute);
		try {
			return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
		} catch (InvalidPathException e) {
			throw new CoreException(LaunchStatus.error(NLS.bind(Messages.NoFileName, value), e));
		}
	}

	/** Words as on a command line. */
	public static List<String> words(ILaunchConfiguration configuration, String attribute) throws CoreException {
		return List.of(DebugPlugin.parseArguments(text(configuration, attribute)));
	}

	/** A whole number of at least 0; an empty text is 0. */
	public static long number(ILaunchConfiguration configuration, String attribute) throws CoreException {
		var value = text(configuration, attribute);
		try {
			long number = value.isEmpty() ? 0 : Long.parseLong(value);
			if (number >= 0) {
				return number;
			}
		} catch (NumberFormatException e) {
			throw new CoreException(LaunchStatus.error(NLS.bind(Messages.NoNumber, value), e));
		}
		throw new CoreException(LaunchStatus.error(NLS.bind(Messages.NoNumber, value), null));
	}

	/** What the configuration changes in the IDE's environment; a null value removes a variable. */
	public static Map<String, String> environment(ILaunchConfiguration configuration) throws CoreException {
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
