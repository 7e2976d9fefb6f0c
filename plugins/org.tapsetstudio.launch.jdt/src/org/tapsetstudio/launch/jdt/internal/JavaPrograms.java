package org.tapsetstudio.launch.jdt.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.jdt.launching.JavaRuntime;
import org.tapsetstudio.launch.Traced;
import org.tapsetstudio.launch.Values;
import org.tapsetstudio.session.Target;

/** A Java program as what a launch traces. */
final class JavaPrograms {
	private JavaPrograms() {
	}

	/** @param directory to run in; null for the IDE's own */
	static Traced of(ILaunchConfiguration configuration, List<String> command, String directory) throws CoreException {
		var target = new Target(command, Path.of(directory == null ? "" : directory), Values.environment(configuration)); //$NON-NLS-1$
		var project = Optional.ofNullable(JavaRuntime.getJavaProject(configuration)).map(java -> java.getProject().getLocation()).map(location -> location.toPath());
		return Traced.program(configuration.getName(), target, project);
	}
}
