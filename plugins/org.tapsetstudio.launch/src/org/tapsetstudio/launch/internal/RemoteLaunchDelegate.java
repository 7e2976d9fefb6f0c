package org.tapsetstudio.launch.internal;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.tapsetstudio.launch.LaunchProblems;
import org.tapsetstudio.launch.RemoteLaunchSettings;
import org.tapsetstudio.launch.Traced;
import org.tapsetstudio.remote.SshMachine;
import org.tapsetstudio.remote.SshQuestions;
import org.tapsetstudio.session.Machine;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.Target;

/** Runs a program on another machine, or attaches to one there. */
public final class RemoteLaunchDelegate extends TracedLaunchDelegate {
	@Override
	public Traced traced(ILaunchConfiguration configuration, IProgressMonitor monitor) throws CoreException {
		var settings = RemoteLaunchSettings.of(configuration);
		check(LaunchProblems.of(settings));
		var machine = machine(settings.host());
		if (settings.pid() > 0) {
			return Traced.process(settings.host() + "-" + settings.pid(), (int) settings.pid()).on(machine);
		}
		var target = new Target(settings.command(), settings.directory().orElse(null), settings.environment());
		return Traced.program(Path.of(settings.command().getFirst()).getFileName().toString(), target, Optional.empty()).on(machine);
	}

	private static Machine machine(String host) throws CoreException {
		try {
			return SshMachine.named(host, Services.find(SshQuestions.class).orElse(SshQuestions.NOBODY));
		} catch (SessionException e) {
			throw new CoreException(LaunchStatus.error(e.getMessage(), e));
		}
	}
}
