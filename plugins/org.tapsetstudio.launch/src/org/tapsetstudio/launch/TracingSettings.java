package org.tapsetstudio.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.tapsetstudio.session.Backend;
import org.tapsetstudio.session.Presets;
import org.tapsetstudio.session.PythonMode;
import org.tapsetstudio.session.Script;
import org.tapsetstudio.session.SessionException;

/**
 * The {@link TracingAttributes} of a launch configuration, read: variables replaced, defaults filled in, nothing checked on the disk.
 *
 * @param probe the probe script, or nothing to record what the preset says
 * @param preset a name of {@link Presets}
 * @param recordings the folder chosen for recordings, or nothing for the default
 */
public record TracingSettings(Optional<Path> probe, List<String> probeArguments, String preset, Optional<Path> recordings, PythonMode mode, Backend backend, Limits limits) {
	/** @throws CoreException if a variable cannot be replaced or a number is none; the message tells which */
	public static TracingSettings of(ILaunchConfiguration configuration) throws CoreException {
		return of(configuration, LaunchPresets.own(configuration));
	}

	/** The same for what is known only at the launch: {@code ownPreset} is recorded where the configuration names no preset. */
	public static TracingSettings of(ILaunchConfiguration configuration, String ownPreset) throws CoreException {
		var preset = Values.text(configuration, TracingAttributes.PRESET);
		return new TracingSettings(Values.path(configuration, TracingAttributes.PROBE), Values.words(configuration, TracingAttributes.PROBE_ARGUMENTS),
				preset.isEmpty() ? ownPreset : preset, Values.path(configuration, TracingAttributes.RECORDINGS),
				LaunchPreferences.modeNamed(configuration.getAttribute(TracingAttributes.MODE, "")), backend(configuration.getAttribute(TracingAttributes.BACKEND, "")),
				new Limits(Values.number(configuration, TracingAttributes.SECONDS), Values.number(configuration, TracingAttributes.EVENTS),
						Values.number(configuration, TracingAttributes.MEGABYTES)));
	}

	/** Reads the script to run, or the one of the preset. */
	public Script script() throws SessionException {
		if (probe.isEmpty()) {
			return Presets.named(preset);
		}
		var script = Script.read(probe.get());
		return new Script(script.name(), script.text(), probeArguments, script.defines(), script.globals(), LaunchPreferences.tapsets(), script.guru(), script.quiet(), script.unabridged());
	}

	private static Backend backend(String name) {
		for (var backend : Backend.values()) {
			if (backend.name().equals(name)) {
				return backend;
			}
		}
		return Backend.AUTO;
	}
}
