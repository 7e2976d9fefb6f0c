package org.tapsetstudio.launch;

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
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.launch.internal.CancellableStart;
import org.tapsetstudio.launch.internal.LaunchStatus;
import org.tapsetstudio.launch.internal.Messages;
import org.tapsetstudio.launch.internal.RefreshJob;
import org.tapsetstudio.launch.internal.RunningSession;
import org.tapsetstudio.session.IoMode;
import org.tapsetstudio.session.Presets;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionRequest;
import org.tapsetstudio.session.Target;

/** Starts a tracing session as the process of a launch. Every launch type ends here. */
public final class TracedLaunch {
	private TracedLaunch() {
	}

	/**
	 * Starts what is to be traced; the launch has a {@link TracedProcess} when this returns, unless it was cancelled.
	 *
	 * @throws CoreException when the settings are wrong, the script has errors or the program cannot be traced; the message is for the user
	 */
	public static void start(ILaunch launch, Traced traced, TracingSettings settings, IProgressMonitor progress) throws CoreException {
		var problem = LaunchProblems.of(settings);
		if (problem.isPresent()) {
			throw new CoreException(LaunchStatus.error(problem.get(), null));
		}
		var monitor = SubMonitor.convert(progress, NLS.bind(Messages.Starting, traced.name()), 10);
		var recording = newRecording(settings, traced, monitor.split(1));
		var charset = charset(launch);
		launch.setAttribute(DebugPlugin.ATTR_CONSOLE_ENCODING, charset.name());
		var process = new RunningSession(launch, traced.name(), charset, settings.limits(), () -> new RefreshJob(recording).schedule());
		process.setAttribute(IProcess.ATTR_CMDLINE, DebugPlugin.renderArguments(traced.command().toArray(String[]::new), null));
		traced.target().map(Target::workingDirectory).ifPresent(directory -> process.setAttribute(DebugPlugin.ATTR_WORKING_DIRECTORY, directory.toString()));
		process.setAttribute(DebugPlugin.ATTR_LAUNCH_TIMESTAMP, Long.toString(System.currentTimeMillis()));
		process.setAttribute(IProcess.ATTR_PROCESS_TYPE, "tapset");
		if (!monitor.isCanceled()) {
			start(request(settings, traced).recording(traced.needsRecording() ? recording : null).build(), process, monitor);
		}
	}

	private static void start(SessionRequest request, RunningSession process, SubMonitor monitor) throws CoreException {
		try {
			monitor.setWorkRemaining(9).subTask(Messages.Compiling);
			var session = CancellableStart.of(request, process, monitor);
			monitor.worked(9);
			process.runs(session);
			if (monitor.isCanceled()) {
				session.terminate();
			}
		} catch (SessionException e) {
			throw new CoreException(LaunchStatus.error(e.getMessage(), e.getCause()));
		}
	}

	/** The request of a session, complete but for its recording. */
	static SessionRequest.Builder request(TracingSettings settings, Traced traced) throws CoreException {
		try {
			var request = SessionRequest.builder(settings.script()).recordOnly(settings.probe().isEmpty()).python(settings.mode()).backend(settings.backend())
					.limit(settings.limits().time()).io(IoMode.PIPE);
			traced.target().ifPresent(request::target);
			traced.pid().ifPresent(request::attach);
			traced.machine().ifPresent(request::machine);
			if (traced.needsRecording() && settings.probe().isPresent() && !settings.preset().equals(Presets.MARKERS)) {
				// The views want calls with names, whatever the script asks for.
				request.alsoRecord(Presets.named(settings.preset()));
			}
			return request;
		} catch (SessionException e) {
			throw new CoreException(LaunchStatus.error(e.getMessage(), e.getCause()));
		}
	}

	private static Path newRecording(TracingSettings settings, Traced traced, IProgressMonitor monitor) throws CoreException {
		var folder = RecordingFolders.choose(settings, traced.home(), monitor);
		try {
			Files.createDirectories(folder);
		} catch (IOException e) {
			throw new CoreException(LaunchStatus.error(NLS.bind(Messages.NotAFolder, folder), e));
		}
		return RecordingFolders.next(folder, traced.name());
	}

	private static Charset charset(ILaunch launch) throws CoreException {
		var configuration = launch.getLaunchConfiguration();
		var name = configuration == null ? "" : configuration.getAttribute(DebugPlugin.ATTR_CONSOLE_ENCODING, "");
		return !name.isEmpty() && Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
	}
}
