package org.tapsetstudio.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.launch.internal.Messages;

/** Says what is wrong with settings before they are run. */
public final class PythonLaunchProblems {
	private PythonLaunchProblems() {
	}

	/** A sentence for the program page: program, interpreter, working directory. */
	public static Optional<String> ofProgram(PythonLaunchSettings settings) {
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
		if (Interpreters.find(settings.interpreter()).isEmpty()) {
			return Optional.of(NLS.bind(Messages.MissingInterpreter, settings.interpreter()));
		}
		if (!Files.isDirectory(settings.directory())) {
			return Optional.of(NLS.bind(Messages.MissingDirectory, settings.directory()));
		}
		return Optional.empty();
	}

	/** A sentence for the tracing page: probe script, folder for recordings. */
	public static Optional<String> ofTracing(PythonLaunchSettings settings) {
		return settings.probe().flatMap(PythonLaunchProblems::ofProbe).or(() -> settings.recordings().flatMap(PythonLaunchProblems::ofFolder));
	}

	/** The first problem of all. */
	public static Optional<String> of(PythonLaunchSettings settings) {
		return ofProgram(settings).or(() -> ofTracing(settings));
	}

	private static Optional<String> ofProbe(Path probe) {
		return Files.isRegularFile(probe) ? Optional.empty() : Optional.of(NLS.bind(Messages.MissingProbe, probe));
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
