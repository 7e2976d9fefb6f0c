package org.tapsetstudio.launch.jdt.internal;

import java.io.File;
import java.util.List;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.jdt.internal.launching.StandardVMRunner;
import org.eclipse.jdt.launching.IVMInstall;
import org.eclipse.jdt.launching.VMRunnerConfiguration;
import org.tapsetstudio.launch.TracedLaunch;
import org.tapsetstudio.launch.TracingSettings;

/**
 * Runs what the platform would run, with the same command line, under tracing. The session adds the flags that the markers need. The platform's runner is extended
 * although it is no API, because the words of the command line cannot be had otherwise: its {@code showCommandLine} joins them by blanks without quotes.
 */
@SuppressWarnings("restriction")
final class TracedVmRunner extends StandardVMRunner {
	private final ILaunchConfiguration configuration;
	private List<String> words;

	TracedVmRunner(IVMInstall machine, ILaunchConfiguration configuration) {
		super(machine);
		this.configuration = configuration;
	}

	@Override
	public void run(VMRunnerConfiguration virtualMachine, ILaunch launch, IProgressMonitor monitor) throws CoreException {
		var command = command(virtualMachine, launch, monitor);
		if (!command.isEmpty()) {
			TracedLaunch.start(launch, JavaPrograms.of(configuration, command, virtualMachine.getWorkingDirectory()), TracingSettings.of(configuration), monitor);
		}
	}

	@Override
	public String showCommandLine(VMRunnerConfiguration virtualMachine, ILaunch launch, IProgressMonitor monitor) throws CoreException {
		return DebugPlugin.renderArguments(command(virtualMachine, launch, monitor).toArray(String[]::new), null);
	}

	/** The words of the command line; none when the launch was cancelled. */
	private List<String> command(VMRunnerConfiguration virtualMachine, ILaunch launch, IProgressMonitor monitor) throws CoreException {
		words = List.of();
		super.run(virtualMachine, launch, monitor);
		return words;
	}

	/** Where the platform would start the program: only its words are taken, and the platform is told that there is no process. */
	@Override
	protected Process exec(String[] command, File directory, String[] environment, boolean mergeOutput) {
		words = List.of(command);
		return null;
	}
}
