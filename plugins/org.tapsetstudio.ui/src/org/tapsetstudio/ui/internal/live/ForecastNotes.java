package org.tapsetstudio.ui.internal.live;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.ListenerList;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationListener;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.statushandlers.StatusManager;
import org.tapsetstudio.dsl.ui.live.ProbeNotes;
import org.tapsetstudio.launch.Forecast;
import org.tapsetstudio.launch.TracingAttributes;
import org.tapsetstudio.launch.TracingSettings;
import org.tapsetstudio.session.preflight.Expectation;
import org.tapsetstudio.ui.internal.launching.LaunchFix;

/**
 * Tells the editor before a run which probes of a saved script will fire, and why others will not: as the first launch configuration that names the script would see it. Looks in
 * a job; scripts that no configuration names have no such notes.
 */
public final class ForecastNotes implements ProbeNotes, ILaunchConfigurationListener {
	private record Told(long changed, Map<Integer, String> notes, Map<Integer, Remedy> remedies) {
	}

	private final Map<Path, Told> scripts = new ConcurrentHashMap<>();
	private final Set<Path> asked = ConcurrentHashMap.newKeySet();
	private final ListenerList<Listener> listeners = new ListenerList<>();

	@Override
	public Map<Integer, String> of(Path script) {
		long changed = script.toFile().lastModified();
		var told = scripts.get(script);
		if (changed != 0 && (told == null || told.changed() != changed) && asked.add(script)) {
			Job.createSystem(Messages.Forecasting, (ICoreRunnable) monitor -> look(script, changed, monitor)).schedule();
		}
		return told == null ? Map.of() : told.notes();
	}

	private void look(Path script, long changed, IProgressMonitor monitor) {
		var notes = new HashMap<Integer, String>();
		var remedies = new HashMap<Integer, Remedy>();
		try {
			var configuration = configuration(script);
			for (var expectation : configuration.isEmpty() ? List.<Expectation> of() : expectations(configuration.get(), monitor)) {
				expectation.lineIn(script).ifPresent(line -> {
					if (notes.putIfAbsent(line, note(expectation)) == null) {
						LaunchFix.of(expectation).ifPresent(fix -> remedies.put(line, new Remedy(LegacyActionTools.removeMnemonics(fix.label()), () -> fix.apply(backend -> setBackend(configuration.get(), backend)))));
					}
				});
			}
		} catch (CoreException e) {
			// The launch dialog says what is wrong with the configuration, the editor what is wrong with the script.
			notes.clear();
			remedies.clear();
		} finally {
			scripts.put(script, new Told(changed, Map.copyOf(notes), Map.copyOf(remedies)));
			asked.remove(script);
		}
		listeners.forEach(Listener::notesChanged);
	}

	/** Doubts first: where several points stand in one line, they are what is worth to be read. */
	private static List<Expectation> expectations(ILaunchConfiguration configuration, IProgressMonitor monitor) throws CoreException {
		return Forecast.of(configuration, ILaunchManager.PROFILE_MODE, monitor).expectations().stream().sorted((a, b) -> b.outlook().compareTo(a.outlook())).toList();
	}

	private static Optional<ILaunchConfiguration> configuration(Path script) throws CoreException {
		return Arrays.stream(DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurations()).filter(configuration -> names(configuration, script)).findFirst();
	}

	private static void setBackend(ILaunchConfiguration configuration, String backend) {
		try {
			var copy = configuration.getWorkingCopy();
			copy.setAttribute(TracingAttributes.BACKEND, backend);
			copy.doSave();
		} catch (CoreException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		}
	}

	@Override
	public Optional<Remedy> remedy(Path script, int line) {
		var told = scripts.get(script);
		return told == null ? Optional.empty() : Optional.ofNullable(told.remedies().get(line));
	}

	private static boolean names(ILaunchConfiguration configuration, Path script) {
		try {
			return TracingSettings.of(configuration).probe().filter(script::equals).isPresent();
		} catch (CoreException e) {
			return false; // a variable in it cannot be replaced now: it could not be launched either
		}
	}

	private static String note(Expectation expectation) {
		var head = switch (expectation.outlook()) {
		case FIRES -> Messages.Fires;
		case MAY_FIRE -> Messages.MayFire;
		case WILL_NOT_FIRE -> Messages.WillNotFire;
		};
		return NLS.bind(head, expectation.remedy().isEmpty() ? expectation.reason() : expectation.reason() + " " + expectation.remedy()); //$NON-NLS-1$
	}

	@Override
	public void addListener(Listener listener) {
		listeners.add(listener);
	}

	@Override
	public void removeListener(Listener listener) {
		listeners.remove(listener);
	}

	@Override
	public void launchConfigurationAdded(ILaunchConfiguration configuration) {
		forget();
	}

	@Override
	public void launchConfigurationChanged(ILaunchConfiguration configuration) {
		forget();
	}

	@Override
	public void launchConfigurationRemoved(ILaunchConfiguration configuration) {
		forget();
	}

	private void forget() {
		scripts.clear();
		listeners.forEach(Listener::notesChanged);
	}
}
