package org.tapsetstudio.launch.internal;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.tapsetstudio.launch.LaunchProblems;
import org.tapsetstudio.launch.ProgramLaunchSettings;
import org.tapsetstudio.launch.Traced;
import org.tapsetstudio.session.Target;

/** Runs any program under a probe script, or with the events of a preset recorded. */
public final class ProgramLaunchDelegate extends TracedLaunchDelegate {
	@Override
	public Traced traced(ILaunchConfiguration configuration, IProgressMonitor monitor) throws CoreException {
		var settings = ProgramLaunchSettings.of(configuration);
		check(LaunchProblems.of(settings));
		var program = Path.of(settings.program());
		return Traced.program(program.getFileName().toString(), new Target(settings.command(), settings.directory(), settings.environment()),
				Optional.of(program.isAbsolute() ? program : settings.directory()));
	}
}
