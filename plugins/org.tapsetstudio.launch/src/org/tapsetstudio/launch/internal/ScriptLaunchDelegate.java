package org.tapsetstudio.launch.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.model.LaunchConfigurationDelegate;
import org.tapsetstudio.launch.ScriptLaunch;
import org.tapsetstudio.launch.Traced;
import org.tapsetstudio.launch.TracedLaunch;
import org.tapsetstudio.launch.TracingDelegate;
import org.tapsetstudio.launch.TracingSettings;
import org.tapsetstudio.launch.Values;
import org.tapsetstudio.session.CommandWords;
import org.tapsetstudio.session.Target;

/** Runs a probe script: on a recording, on a program that it starts, or by itself. */
public final class ScriptLaunchDelegate extends LaunchConfigurationDelegate implements TracingDelegate {
	@Override
	public Traced traced(ILaunchConfiguration configuration, IProgressMonitor monitor) throws CoreException {
		var words = words(configuration);
		var probe = probe(TracingSettings.of(configuration));
		var name = probe.getFileName().toString();
		if (words.isEmpty()) {
			return Traced.nothing(name);
		}
		var target = new Target(words, Optional.ofNullable(probe.toAbsolutePath().getParent()).orElse(Path.of("/")), Values.environment(configuration));
		return Traced.program(name, target, Optional.of(probe));
	}

	@Override
	public void launch(ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor monitor) throws CoreException {
		var settings = TracingSettings.of(configuration);
		var recording = Values.path(configuration, ScriptLaunch.RECORDING);
		if (recording.isPresent()) {
			ReplayProcess.start(launch, probe(settings).getFileName().toString(), settings, recording.get());
		} else {
			TracedLaunch.start(launch, traced(configuration, monitor), settings, monitor);
		}
	}

	private static Path probe(TracingSettings settings) throws CoreException {
		return settings.probe().orElseThrow(() -> new CoreException(LaunchStatus.error(Messages.NoProbe, null)));
	}

	private static List<String> words(ILaunchConfiguration configuration) throws CoreException {
		try {
			return CommandWords.split(Values.text(configuration, ScriptLaunch.COMMAND));
		} catch (IllegalArgumentException e) {
			throw new CoreException(LaunchStatus.error(e.getMessage(), e));
		}
	}
}
