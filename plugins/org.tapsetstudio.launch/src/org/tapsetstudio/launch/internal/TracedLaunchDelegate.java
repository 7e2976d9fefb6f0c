package org.tapsetstudio.launch.internal;

import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.model.LaunchConfigurationDelegate;
import org.tapsetstudio.launch.TracedLaunch;
import org.tapsetstudio.launch.TracingDelegate;
import org.tapsetstudio.launch.TracingSettings;

/** Reads a configuration, checks it, and starts what it names under tracing. */
abstract class TracedLaunchDelegate extends LaunchConfigurationDelegate implements TracingDelegate {
	@Override
	public void launch(ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor monitor) throws CoreException {
		TracedLaunch.start(launch, traced(configuration, monitor), TracingSettings.of(configuration), monitor);
	}

	@Override
	public String showCommandLine(ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor monitor) throws CoreException {
		return DebugPlugin.renderArguments(traced(configuration, monitor).command().toArray(String[]::new), null);
	}

	/** Refuses a configuration that has a problem. */
	protected static void check(Optional<String> problem) throws CoreException {
		if (problem.isPresent()) {
			throw new CoreException(LaunchStatus.error(problem.get(), null));
		}
	}
}
