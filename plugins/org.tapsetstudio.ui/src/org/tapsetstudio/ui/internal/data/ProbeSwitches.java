package org.tapsetstudio.ui.internal.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.engine.ProbeCost;
import org.tapsetstudio.launch.TracedProcess;
import org.tapsetstudio.session.CapturedProbe;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.TracingSession;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.UiPlugin;

/** Switches the probes of a running session, all at once or single ones. Any thread; what is asked is done soon. */
public final class ProbeSwitches {
	private final TracedProcess process;
	private final Runnable changed;
	/** Ids of the probes that the user switched off; they stay off over a pause. */
	private final Set<Integer> off = ConcurrentHashMap.newKeySet();
	private volatile boolean paused;

	/** @param changed called after each change */
	ProbeSwitches(TracedProcess process, Runnable changed) {
		this.process = process;
		this.changed = changed;
	}

	/** What the session captures; nothing when it is over. */
	public List<CapturedProbe> probes() {
		return process.isTerminated() ? List.of() : process.session().map(TracingSession::probes).orElse(List.of());
	}

	public boolean isPaused() {
		return paused;
	}

	/** Whether the user wants the probe, also while everything is paused. */
	public boolean isOn(CapturedProbe probe) {
		return !off.contains(probe.id());
	}

	/** Stops capturing at all probes, or goes on with those that the user wants. */
	public void pause(boolean on) {
		paused = on;
		apply(probes());
	}

	/** What is captured for the script's probe of a line. */
	public List<CapturedProbe> of(Path script, int line) {
		var costs = process.isTerminated() ? List.<ProbeCost> of() : process.session().map(TracingSession::costs).orElse(List.of());
		return probes().stream().filter(probe -> probe.probes().stream().map(costs::get).anyMatch(cost -> cost.line() == line && Path.of(cost.file()).equals(script))).toList();
	}

	/** What captures a marker. */
	public List<CapturedProbe> of(String provider, String name) {
		return probes().stream().filter(probe -> matches(probe.provider(), provider) && matches(probe.name(), name)).toList();
	}

	private static boolean matches(String pattern, String name) {
		return name.matches(("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$
	}

	/** Whether any of these is captured just now; empty for none. */
	public Optional<Boolean> areOn(List<CapturedProbe> probes) {
		return probes.isEmpty() ? Optional.empty() : Optional.of(!paused && probes.stream().anyMatch(this::isOn));
	}

	/** Switches one probe. */
	public void set(CapturedProbe probe, boolean on) {
		if (on) {
			off.remove(probe.id());
		} else {
			off.add(probe.id());
		}
		apply(List.of(probe));
	}

	private void apply(List<CapturedProbe> probes) {
		var session = process.session();
		IJobFunction work = monitor -> {
			for (var probe : probes) {
				try {
					if (session.isPresent()) {
						session.get().setProbeEnabled(probe, !paused && isOn(probe));
					}
				} catch (SessionException e) {
					return process.isTerminated() ? Status.OK_STATUS : new Status(IStatus.WARNING, UiPlugin.ID, NLS.bind(Messages.SwitchFailed, probe.name(), e.getMessage()), e);
				}
			}
			changed.run();
			return Status.OK_STATUS;
		};
		var job = Job.create(Messages.Switching, work);
		job.setSystem(true);
		job.schedule();
	}
}
