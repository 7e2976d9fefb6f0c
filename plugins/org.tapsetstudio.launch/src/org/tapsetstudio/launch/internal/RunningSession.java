package org.tapsetstudio.launch.internal;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.debug.core.ILaunch;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.launch.Limits;
import org.tapsetstudio.launch.RecordingFolders;
import org.tapsetstudio.launch.TracedProcess;
import org.tapsetstudio.session.SessionListener;
import org.tapsetstudio.session.SessionProgress;
import org.tapsetstudio.session.SessionResult;
import org.tapsetstudio.session.TracingSession;

/** A session as a process of a launch. Hears the session on its threads and tells the platform. */
public final class RunningSession extends LaunchedProcess implements TracedProcess, SessionListener {
	private final Limits limits;
	private final Runnable afterEnd;
	private volatile TracingSession session;
	private volatile Path recording;
	private volatile SessionProgress progress = SessionProgress.NONE;
	private volatile SessionResult result;

	/** @param afterEnd runs once, on a thread of the session, before the platform hears of the end */
	public RunningSession(ILaunch launch, String program, Charset charset, Limits limits, Runnable afterEnd) {
		super(launch, NLS.bind(Messages.ProcessLabel, program), charset);
		this.limits = limits;
		this.afterEnd = afterEnd;
	}

	/** From now on the process can be terminated; it becomes part of its launch. */
	public void runs(TracingSession started) {
		session = started;
		announce();
	}

	@Override
	public void started(Path path) {
		recording = path;
		changed();
	}

	@Override
	public void output(byte[] bytes, int length) {
		streams().output().append(bytes, length);
	}

	@Override
	public void targetOutput(byte[] bytes, int length, boolean error) {
		(error ? streams().error() : streams().output()).append(bytes, length);
	}

	@Override
	public void diagnostics(byte[] bytes, int length) {
		streams().error().append(bytes, length);
	}

	@Override
	public void progress(SessionProgress now) {
		progress = now;
		if (limits.reached(now.events(), limits.megabytes() == 0 ? 0 : RecordingFolders.size(recording))) {
			terminate();
		}
		changed();
	}

	@Override
	public void ended(SessionResult outcome) {
		progress = outcome.progress();
		afterEnd.run();
		result = outcome;
		ended();
	}

	@Override
	public Optional<Path> recording() {
		return Optional.ofNullable(recording);
	}

	@Override
	public SessionProgress progress() {
		return progress;
	}

	@Override
	public Optional<TracingSession> session() {
		return Optional.ofNullable(session);
	}

	@Override
	public Optional<SessionResult> result() {
		return Optional.ofNullable(result);
	}

	/** Ends the session in order, so that the script's {@code end} probes run and the recording is closed. */
	@Override
	public void terminate() {
		var running = session;
		if (running != null) {
			running.stop();
		}
	}

	@Override
	protected int status() {
		return result.exitCode();
	}
}
