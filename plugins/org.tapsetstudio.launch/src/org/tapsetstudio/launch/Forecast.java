package org.tapsetstudio.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.tapsetstudio.launch.internal.LaunchStatus;
import org.tapsetstudio.session.Machine;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionRequest;
import org.tapsetstudio.session.StartCommand;
import org.tapsetstudio.session.preflight.Expectation;
import org.tapsetstudio.session.preflight.Preflight;

/**
 * What a launch would do, told before it.
 *
 * @param command the exact command, with the variables and flags that tracing adds; empty where no program is started
 * @param machine where it would be; empty for this one: of another nothing is known before
 * @param expectations which probes will fire, which not, why, and what would help
 */
public record Forecast(String command, Optional<Machine> machine, List<Expectation> expectations) {
	private static final Forecast NOTHING = new Forecast("", Optional.empty(), List.of());

	/**
	 * Looks at a configuration; reads files, so not for the user interface's thread.
	 *
	 * @throws CoreException when it could not be launched as it is; the message says why
	 */
	public static Forecast of(ILaunchConfiguration configuration, String mode, IProgressMonitor monitor) throws CoreException {
		for (var delegate : configuration.getType().getDelegates(Set.of(mode))) {
			if (delegate.getDelegate() instanceof TracingDelegate tracing) {
				var traced = tracing.traced(configuration, monitor);
				return of(TracedLaunch.request(TracingSettings.of(configuration), traced).build());
			}
		}
		return NOTHING;
	}

	private static Forecast of(SessionRequest request) throws CoreException {
		try {
			var command = request.target().isEmpty() ? "" : command(request);
			return new Forecast(command, request.machine(), request.machine().isPresent() ? List.of() : Preflight.of(request).expectations());
		} catch (SessionException e) {
			throw new CoreException(LaunchStatus.error(e.getMessage(), e.getCause()));
		}
	}

	private static String command(SessionRequest request) throws SessionException {
		var asked = request.target().orElseThrow();
		var started = StartCommand.of(request);
		var words = new ArrayList<String>();
		started.environment().forEach((name, value) -> {
			if (value != null && !value.equals(asked.environment().get(name))) {
				words.add(name + "=" + value);
			}
		});
		words.addAll(started.command());
		return DebugPlugin.renderArguments(words.toArray(String[]::new), null);
	}
}
