package org.tapsetstudio.launch;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.tapsetstudio.session.Presets;
import org.tapsetstudio.session.ProgramLanguage;

/** What a launch records where nothing is chosen. */
public final class LaunchPresets {
	private LaunchPresets() {
	}

	/** The name of the preset of a configuration that names none: what fits its program. A type of other plug-ins that is traced is one of Java's. */
	public static String own(ILaunchConfiguration configuration) throws CoreException {
		return switch (configuration.getType().getIdentifier()) {
		case PythonLaunch.TYPE_ID -> "python";
		case PostgresqlLaunch.TYPE_ID -> "postgresql";
		case ProgramLaunch.TYPE_ID -> Values.path(configuration, ProgramLaunch.PROGRAM).map(ProgramLanguage::ofFile).orElse(ProgramLanguage.NATIVE).preset();
		case AttachLaunch.TYPE_ID -> RunningPrograms.find((int) Values.number(configuration, AttachLaunch.PID)).map(RunningPrograms.Program::language)
				.map(ProgramLanguage::preset).orElse(Presets.MARKERS);
		case ScriptLaunch.TYPE_ID -> ofCommand(configuration, ScriptLaunch.COMMAND);
		case RemoteLaunch.TYPE_ID -> ofCommand(configuration, RemoteLaunch.COMMAND); // of a process there nothing is known yet
		default -> "java";
		};
	}

	private static String ofCommand(ILaunchConfiguration configuration, String attribute) throws CoreException {
		return ProgramLanguage.ofCommand(Values.words(configuration, attribute).stream().findFirst().orElse("")).preset();
	}
}
