package org.tapsetstudio.launch.internal;

import java.util.OptionalInt;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.model.LaunchConfigurationDelegate;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.launch.AttachLaunch;
import org.tapsetstudio.launch.ProcessChooser;
import org.tapsetstudio.launch.RunningPrograms;
import org.tapsetstudio.launch.Traced;
import org.tapsetstudio.launch.TracedLaunch;
import org.tapsetstudio.launch.TracingDelegate;
import org.tapsetstudio.launch.TracingSettings;
import org.tapsetstudio.launch.Values;

/** Attaches to a running process: the one that the configuration names, or one that the user chooses. Ending the session leaves the process as it was. */
public final class AttachLaunchDelegate extends LaunchConfigurationDelegate implements TracingDelegate {
	@Override
	public Traced traced(ILaunchConfiguration configuration, IProgressMonitor monitor) throws CoreException {
		long named = Values.number(configuration, AttachLaunch.PID);
		if (named == 0) {
			throw new CoreException(LaunchStatus.error(Messages.AskedAtLaunch, null));
		}
		return traced(program((int) named));
	}

	@Override
	public void launch(ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor monitor) throws CoreException {
		long named = Values.number(configuration, AttachLaunch.PID);
		var pid = named == 0 ? ask() : OptionalInt.of((int) Math.min(named, Integer.MAX_VALUE));
		if (pid.isEmpty()) {
			monitor.setCanceled(true);
			return;
		}
		var program = program(pid.getAsInt());
		TracedLaunch.start(launch, traced(program), TracingSettings.of(configuration, program.language().preset()), monitor);
	}

	private static RunningPrograms.Program program(int pid) throws CoreException {
		return RunningPrograms.find(pid).orElseThrow(() -> new CoreException(LaunchStatus.error(NLS.bind(Messages.NoProcess, Integer.toString(pid)), null)));
	}

	private static Traced traced(RunningPrograms.Program program) {
		return Traced.process(program.name() + "-" + program.pid(), program.pid());
	}

	private static OptionalInt ask() throws CoreException {
		return Services.find(ProcessChooser.class).orElseThrow(() -> new CoreException(LaunchStatus.error(Messages.NoProcessNamed, null))).choose();
	}
}
