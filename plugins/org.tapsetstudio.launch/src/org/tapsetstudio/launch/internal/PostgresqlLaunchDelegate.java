package org.tapsetstudio.launch.internal;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.tapsetstudio.launch.LaunchProblems;
import org.tapsetstudio.launch.PostgresqlLaunchSettings;
import org.tapsetstudio.launch.Traced;
import org.tapsetstudio.session.Target;

/** Starts a PostgreSQL server in the foreground; the backends that it forks are traced like the server itself. */
public final class PostgresqlLaunchDelegate extends TracedLaunchDelegate {
	@Override
	public Traced traced(ILaunchConfiguration configuration, IProgressMonitor monitor) throws CoreException {
		var settings = PostgresqlLaunchSettings.of(configuration);
		check(LaunchProblems.of(settings));
		var data = settings.data().orElseThrow();
		return Traced.program(data.getFileName().toString(), new Target(settings.command(), data, settings.environment()), settings.data());
	}
}
