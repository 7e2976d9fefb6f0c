package org.tapsetstudio.launch.internal;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.tapsetstudio.launch.LaunchProblems;
import org.tapsetstudio.launch.PythonLaunchSettings;
import org.tapsetstudio.launch.Traced;
import org.tapsetstudio.session.Target;

/** Runs a Python program under a probe script, or with all its calls recorded. */
public final class PythonLaunchDelegate extends TracedLaunchDelegate {
	@Override
	public Traced traced(ILaunchConfiguration configuration, IProgressMonitor monitor) throws CoreException {
		var settings = PythonLaunchSettings.of(configuration);
		check(LaunchProblems.of(settings));
		var script = settings.script().orElseThrow();
		return Traced.program(script.getFileName().toString(), new Target(settings.command(), settings.directory(), settings.environment()), settings.script());
	}
}
