package org.tapsetstudio.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.tapsetstudio.markers.ScriptFiles;

/** What a program is written in, as far as its name tells; decides what is recorded where nothing else is chosen. */
public enum ProgramLanguage {
	PYTHON("Python", "python", "python[0-9.]*"), //
	JAVA("Java", "java", "java"), //
	POSTGRESQL("PostgreSQL", "postgresql", "postgres|postmaster"), //
	TCL("Tcl", "tcl", "(tclsh|wish)[0-9.]*"), //
	PHP("PHP", Presets.MARKERS, "php[-a-z0-9.]*"), //
	RUBY("Ruby", Presets.MARKERS, "ruby[0-9.]*"), //
	PERL("Perl", Presets.MARKERS, "perl[0-9.]*"), //
	NODE("Node.js", Presets.MARKERS, "node(js)?"), //
	NATIVE("native", Presets.MARKERS, ".*");

	private final String label;
	private final String preset;
	private final String names;

	ProgramLanguage(String label, String preset, String names) {
		this.label = label;
		this.preset = preset;
		this.names = names;
	}

	/** The language that the name of an executable tells: of a path, or of a name alone. */
	public static ProgramLanguage ofCommand(String executable) {
		Path file = executable.isEmpty() ? null : Path.of(executable).getFileName();
		String name = file == null ? "" : file.toString();
		for (ProgramLanguage language : values()) {
			if (name.matches(language.names)) {
				return language;
			}
		}
		return NATIVE;
	}

	/** The language of a program on this machine: what its name tells, or that of the interpreter which its first line names. */
	public static ProgramLanguage ofFile(Path program) {
		ProgramLanguage named = ofCommand(program.toString());
		return named == NATIVE ? ScriptFiles.interpreter(program).map(ProgramLanguage::ofCommand).orElse(NATIVE) : named;
	}

	/** The language of a program to start on this machine, named by its command line, or of a running process where that is empty; empty where nobody knows. */
	public static Optional<ProgramLanguage> of(List<String> command, int process) {
		return command.isEmpty() ? ProcessHandle.of(process).flatMap(running -> running.info().command()).map(ProgramLanguage::ofCommand) : Optional.of(ofFile(Path.of(command.getFirst())));
	}

	/** The name, for people. */
	public String label() {
		return label;
	}

	/** The name of the preset that suits it, one of {@link Presets}. */
	public String preset() {
		return preset;
	}
}
