package org.tapsetstudio.launch.internal;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.core.model.LaunchConfigurationDelegate;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.launch.PythonLaunchProblems;
import org.tapsetstudio.launch.PythonLaunchSettings;
import org.tapsetstudio.launch.RecordingFolders;
import org.tapsetstudio.session.IoMode;
import org.tapsetstudio.session.Presets;
import org.tapsetstudio.session.Script;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionRequest;
import org.tapsetstudio.session.Target;
import org.tapsetstudio.session.TracingSession;

/** Runs a Python program under a probe script, or with all its calls recorded. */
public final class PythonLaunchDelegate extends LaunchConfigurationDelegate {
	@Override
	public void launch(ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor progress) throws CoreException {
		var settings = PythonLaunchSettings.of(configuration);
		var problem = PythonLaunchProblems.of(settings);
		if (problem.isPresent()) {
			throw new CoreException(LaunchStatus.error(problem.get(), null));
		}
		var script = settings.script().orElseThrow();
		var monitor = SubMonitor.convert(progress, NLS.bind(Messages.Starting, script.getFileName()), 10);
		var recording = newRecording(settings, script, monitor.split(1));
		launch.setAttribute(DebugPlugin.ATTR_CONSOLE_ENCODING, charset(configuration).name());
		var process = new RunningSession(launch, script.getFileName().toString(), charset(configuration), () -> new RefreshJob(recording).schedule());
		process.setAttribute(IProcess.ATTR_CMDLINE, DebugPlugin.renderArguments(settings.command().toArray(String[]::new), null));
		process.setAttribute(DebugPlugin.ATTR_WORKING_DIRECTORY, settings.directory().toString());
		process.setAttribute(DebugPlugin.ATTR_LAUNCH_TIMESTAMP, Long.toString(System.currentTimeMillis()));
		process.setAttribute(IProcess.ATTR_PROCESS_TYPE, "tapset");
		if (monitor.isCanceled()) {
			return;
		}
		start(request(settings, recording), process, monitor);
	}

	private static void start(SessionRequest request, RunningSession process, SubMonitor monitor) throws CoreException {
		try {
			monitor.setWorkRemaining(9).subTask(Messages.Compiling);
			var session = TracingSession.start(request, process);
			monitor.worked(9);
			process.runs(session);
			if (monitor.isCanceled()) {
				session.terminate();
			}
		} catch (SessionException e) {
			throw new CoreException(LaunchStatus.error(e.getMessage(), e.getCause()));
		}
	}

	private static SessionRequest request(PythonLaunchSettings settings, Path recording) throws CoreException {
		try {
			var script = settings.probe().isPresent() ? Script.read(settings.probe().get()) : Presets.named("python");
			// The views want calls with names, whatever the script asks for.
			return SessionRequest.builder(script).alsoRecord(Presets.named("python")).recordOnly(settings.probe().isEmpty()).recording(recording).python(settings.mode()).io(IoMode.PIPE)
					.target(new Target(settings.command(), settings.directory(), settings.environment())).build();
		} catch (SessionException e) {
			throw new CoreException(LaunchStatus.error(e.getMessage(), e.getCause()));
		}
	}

	private static Path newRecording(PythonLaunchSettings settings, Path script, IProgressMonitor monitor) throws CoreException {
		var folder = RecordingFolders.choose(settings, monitor);
		try {
			Files.createDirectories(folder);
		} catch (IOException e) {
			throw new CoreException(LaunchStatus.error(NLS.bind(Messages.NotAFolder, folder), e));
		}
		return RecordingFolders.next(folder, script);
	}

	private static Charset charset(ILaunchConfiguration configuration) throws CoreException {
		var name = configuration.getAttribute(DebugPlugin.ATTR_CONSOLE_ENCODING, "");
		return !name.isEmpty() && Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
	}
}
