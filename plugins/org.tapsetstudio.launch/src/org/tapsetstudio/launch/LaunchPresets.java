package org.tapsetstudio.launch;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.tapsetstudio.session.Presets;
import org.tapsetstudio.session.Script;
import org.tapsetstudio.session.SessionException;

/** What can be recorded without writing a script: the presets of the session, and all markers of the program itself. */
public final class LaunchPresets {
	/** The preset that records every marker in the program's own file. */
	public static final String MARKERS = "markers";

	private static final String ALL_MARKERS = "# Every marker in the program's own file.\nprobe process.mark(\"*\") {\n\tprintln(pp())\n}\n"; //$NON-NLS-1$

	private LaunchPresets() {
	}

	/** All names, in the order to be shown. */
	public static List<String> names() {
		return Stream.concat(Stream.of(MARKERS), Presets.NAMES.stream()).toList();
	}

	/** What is recorded where a configuration names no preset: what fits its program. A type of other plug-ins that is traced is one of Java's. */
	public static String own(ILaunchConfiguration configuration) throws CoreException {
		return switch (configuration.getType().getIdentifier()) {
		case PythonLaunch.TYPE_ID -> "python";
		case PostgresqlLaunch.TYPE_ID -> "postgresql";
		case ProgramLaunch.TYPE_ID -> ProgramLanguage.ofCommand(Values.text(configuration, ProgramLaunch.PROGRAM)).preset();
		case AttachLaunch.TYPE_ID -> RunningPrograms.find((int) Values.number(configuration, AttachLaunch.PID)).map(RunningPrograms.Program::language)
				.map(ProgramLanguage::preset).orElse(MARKERS);
		case ScriptLaunch.TYPE_ID -> ofCommand(configuration, ScriptLaunch.COMMAND);
		case RemoteLaunch.TYPE_ID -> ofCommand(configuration, RemoteLaunch.COMMAND); // of a process there nothing is known yet
		default -> "java";
		};
	}

	private static String ofCommand(ILaunchConfiguration configuration, String attribute) throws CoreException {
		return ProgramLanguage.ofCommand(Values.words(configuration, attribute).stream().findFirst().orElse("")).preset();
	}

	/** The script of a preset. */
	public static Script named(String name) throws SessionException {
		return name.equals(MARKERS) ? Script.of("preset " + MARKERS, ALL_MARKERS) : Presets.named(name);
	}
}
