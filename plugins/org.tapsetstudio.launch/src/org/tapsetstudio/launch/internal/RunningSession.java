package org.tapsetstudio.launch.internal;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.core.model.IStreamsProxy;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.launch.TracedProcess;
import org.tapsetstudio.session.SessionListener;
import org.tapsetstudio.session.SessionProgress;
import org.tapsetstudio.session.SessionResult;
import org.tapsetstudio.session.TracingSession;

/** A session as a process of a launch. Hears the session on its threads and tells the platform. */
final class RunningSession extends PlatformObject implements TracedProcess, SessionListener {
	private final ILaunch launch;
	private final String label;
	private final SessionStreams streams;
	private final Map<String, String> attributes = new ConcurrentHashMap<>();
	private final Runnable afterEnd;
	private volatile TracingSession session;
	private volatile Path recording;
	private volatile SessionProgress progress = SessionProgress.NONE;
	private volatile SessionResult result;
	private volatile boolean announced;

	/** @param afterEnd runs once, on a thread of the session, before the platform hears of the end */
	RunningSession(ILaunch launch, String program, Charset charset, Runnable afterEnd) {
		this.launch = launch;
		this.label = NLS.bind(Messages.ProcessLabel, program);
		this.streams = new SessionStreams(charset);
		this.afterEnd = afterEnd;
	}

	/** From now on the process can be terminated; it becomes part of its launch. */
	void runs(TracingSession started) {
		session = started;
		launch.addProcess(this);
		fire(new DebugEvent(this, DebugEvent.CREATE));
		synchronized (this) {
			announced = true;
			if (result != null) {
				fire(new DebugEvent(this, DebugEvent.TERMINATE));
			}
		}
	}

	@Override
	public void started(Path path) {
		recording = path;
		fireChange();
	}

	@Override
	public void output(byte[] bytes, int length) {
		streams.output().append(bytes, length);
	}

	@Override
	public void targetOutput(byte[] bytes, int length, boolean error) {
		(error ? streams.error() : streams.output()).append(bytes, length);
	}

	@Override
	public void diagnostics(byte[] bytes, int length) {
		streams.error().append(bytes, length);
	}

	@Override
	public void progress(SessionProgress now) {
		progress = now;
		fireChange();
	}

	@Override
	public void ended(SessionResult outcome) {
		progress = outcome.progress();
		streams.output().close();
		streams.error().close();
		afterEnd.run();
		synchronized (this) {
			result = outcome;
			if (announced) {
				fire(new DebugEvent(this, DebugEvent.TERMINATE));
			}
		}
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

	@Override
	public boolean canTerminate() {
		return !isTerminated();
	}

	@Override
	public boolean isTerminated() {
		return result != null;
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
	public int getExitValue() throws DebugException {
		var ended = result;
		if (ended == null) {
			throw new DebugException(LaunchStatus.error(NLS.bind(Messages.StillRuns, label), null));
		}
		return ended.exitCode();
	}

	@Override
	public String getLabel() {
		return label;
	}

	@Override
	public ILaunch getLaunch() {
		return launch;
	}

	@Override
	public IStreamsProxy getStreamsProxy() {
		return streams;
	}

	@Override
	public void setAttribute(String key, String value) {
		if (value == null) {
			attributes.remove(key);
		} else {
			attributes.put(key, value);
		}
	}

	@Override
	public String getAttribute(String key) {
		return attributes.get(key);
	}

	@Override
	public <T> T getAdapter(Class<T> type) {
		if (type.isInstance(this) && (type == IProcess.class || type == TracedProcess.class)) {
			return type.cast(this);
		}
		if (type == ILaunch.class) {
			return type.cast(launch);
		}
		return super.getAdapter(type);
	}

	private void fireChange() {
		if (announced) {
			fire(new DebugEvent(this, DebugEvent.CHANGE, DebugEvent.STATE));
		}
	}

	private static void fire(DebugEvent event) {
		var debug = DebugPlugin.getDefault();
		if (debug != null) {
			debug.fireDebugEventSet(new DebugEvent[] { event });
		}
	}
}
