package org.tapsetstudio.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.launch.internal.Messages;
import org.tapsetstudio.remote.SshDestination;
import org.tapsetstudio.session.Presets;

/** Says what is wrong with settings before they are run. Looks at the disk, starts nothing. */
public final class LaunchProblems {
	private LaunchProblems() {
	}

	/** A sentence about a Python program: script, interpreter, working directory. */
	public static Optional<String> of(PythonLaunchSettings settings) {
		if (settings.script().isEmpty()) {
			return Optional.of(Messages.NoScript);
		}
		var script = settings.script().get();
		if (!script.isAbsolute()) {
			return Optional.of(NLS.bind(Messages.RelativeFile, script));
		}
		if (!Files.isRegularFile(script)) {
			return Optional.of(NLS.bind(Messages.MissingScript, script));
		}
		if (Executables.find(settings.interpreter()).isEmpty()) {
			return Optional.of(NLS.bind(Messages.MissingInterpreter, settings.interpreter()));
		}
		return ofDirectory(settings.directory());
	}

	/** A sentence about any program: its file, working directory. */
	public static Optional<String> of(ProgramLaunchSettings settings) {
		if (settings.program().isEmpty()) {
			return Optional.of(Messages.NoProgram);
		}
		if (Executables.find(settings.program()).isEmpty()) {
			return Optional.of(NLS.bind(Messages.MissingProgram, settings.program()));
		}
		return ofDirectory(settings.directory());
	}

	/** A sentence about a database server: its program, its data directory. */
	public static Optional<String> of(PostgresqlLaunchSettings settings) {
		if (Executables.find(settings.server()).isEmpty()) {
			return Optional.of(settings.server().isEmpty() ? Messages.NoPostgresql : NLS.bind(Messages.MissingProgram, settings.server()));
		}
		if (settings.data().isEmpty()) {
			return Optional.of(Messages.NoDataDirectory);
		}
		var data = settings.data().get();
		if (!Files.isDirectory(data)) {
			return Optional.of(NLS.bind(Messages.MissingDataDirectory, data));
		}
		return Files.isReadable(data.resolve("PG_VERSION")) ? Optional.empty() : Optional.of(NLS.bind(Messages.NotADataDirectory, data));
	}

	/** A sentence about a program on another machine: the machine's name, a command or a process. */
	public static Optional<String> of(RemoteLaunchSettings settings) {
		if (SshDestination.of(settings.host()).isEmpty()) {
			return Optional.of(settings.host().isEmpty() ? Messages.NoHost : NLS.bind(Messages.BadHost, settings.host()));
		}
		if (settings.command().isEmpty() == (settings.pid() == 0) || settings.pid() > Integer.MAX_VALUE) {
			return Optional.of(Messages.CommandOrProcess);
		}
		return settings.directory().filter(folder -> !folder.isAbsolute()).map(folder -> NLS.bind(Messages.RelativeFolder, folder));
	}

	/** A sentence about what is to be traced: probe script, folder for recordings. */
	public static Optional<String> of(TracingSettings settings) {
		return settings.probe().flatMap(LaunchProblems::ofProbe).or(() -> settings.probe().isEmpty() ? ofPreset(settings.preset()) : Optional.empty())
				.or(() -> settings.recordings().flatMap(LaunchProblems::ofFolder));
	}

	private static Optional<String> ofDirectory(Path directory) {
		return Files.isDirectory(directory) ? Optional.empty() : Optional.of(NLS.bind(Messages.MissingDirectory, directory));
	}

	private static Optional<String> ofProbe(Path probe) {
		return Files.isRegularFile(probe) ? Optional.empty() : Optional.of(NLS.bind(Messages.MissingProbe, probe));
	}

	private static Optional<String> ofPreset(String preset) {
		return Presets.NAMES.contains(preset) ? Optional.empty() : Optional.of(NLS.bind(Messages.MissingPreset, preset, String.join(", ", Presets.NAMES)));
	}

	private static Optional<String> ofFolder(Path folder) {
		var existing = folder;
		while (existing != null && !Files.exists(existing)) {
			existing = existing.getParent();
		}
		if (!folder.isAbsolute() || existing == null || !Files.isDirectory(existing)) {
			return Optional.of(NLS.bind(Messages.NotAFolder, folder));
		}
		return Files.isWritable(existing) ? Optional.empty() : Optional.of(NLS.bind(Messages.NotWritable, existing));
	}
}
