package org.tapsetstudio.launch.internal;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.core.model.IStreamsProxy;
import org.eclipse.osgi.util.NLS;

/** Something that runs inside the IDE, as a process of a launch. The platform hears of its end only after it has heard of its begin. */
abstract class LaunchedProcess extends PlatformObject implements IProcess {
	private final ILaunch launch;
	private final String label;
	private final SessionStreams streams;
	private final Map<String, String> attributes = new ConcurrentHashMap<>();
	private volatile boolean announced;
	private volatile boolean ended;

	LaunchedProcess(ILaunch launch, String label, Charset charset) {
		this.launch = launch;
		this.label = label;
		this.streams = new SessionStreams(charset);
	}

	/** The exit status; asked for after the end. */
	protected abstract int status();

	/** Where output goes. */
	protected final SessionStreams streams() {
		return streams;
	}

	/** Makes the process part of its launch. */
	protected final void announce() {
		launch.addProcess(this);
		fire(new DebugEvent(this, DebugEvent.CREATE));
		synchronized (this) {
			announced = true;
			if (ended) {
				fire(new DebugEvent(this, DebugEvent.TERMINATE));
			}
		}
	}

	/** Tells that something about it has changed. */
	protected final void changed() {
		if (announced) {
			fire(new DebugEvent(this, DebugEvent.CHANGE, DebugEvent.STATE));
		}
	}

	/** It is over: no more output comes. */
	protected final void ended() {
		streams.output().close();
		streams.error().close();
		synchronized (this) {
			ended = true;
			if (announced) {
				fire(new DebugEvent(this, DebugEvent.TERMINATE));
			}
		}
	}

	@Override
	public boolean canTerminate() {
		return !ended;
	}

	@Override
	public boolean isTerminated() {
		return ended;
	}

	@Override
	public int getExitValue() throws DebugException {
		if (!ended) {
			throw new DebugException(LaunchStatus.error(NLS.bind(Messages.StillRuns, label), null));
		}
		return status();
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
		if (type.isInstance(this) && IProcess.class.isAssignableFrom(type)) {
			return type.cast(this);
		}
		return type == ILaunch.class ? type.cast(launch) : super.getAdapter(type);
	}

	private static void fire(DebugEvent event) {
		var debug = DebugPlugin.getDefault();
		if (debug != null) {
			debug.fireDebugEventSet(new DebugEvent[] { event });
		}
	}
}
