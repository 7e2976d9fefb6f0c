package org.tapsetstudio.launch;

import java.nio.file.Path;

/** What a program is written in, as far as its name tells; decides what is recorded where nothing else is chosen. */
public enum ProgramLanguage {
	PYTHON("Python", "python", "python[0-9.]*"), //
	JAVA("Java", "java", "java"), //
	POSTGRESQL("PostgreSQL", "postgresql", "postgres|postmaster"), //
	TCL("Tcl", LaunchPresets.MARKERS, "(tclsh|wish)[0-9.]*"), //
	PHP("PHP", LaunchPresets.MARKERS, "php[-a-z0-9.]*"), //
	RUBY("Ruby", LaunchPresets.MARKERS, "ruby[0-9.]*"), //
	PERL("Perl", LaunchPresets.MARKERS, "perl[0-9.]*"), //
	NODE("Node.js", LaunchPresets.MARKERS, "node(js)?"), //
	NATIVE("native", LaunchPresets.MARKERS, ".*");

	private final String label;
	private final String preset;
	private final String names;

	ProgramLanguage(String label, String preset, String names) {
		this.label = label;
		this.preset = preset;
		this.names = names;
	}

	/** The language of an executable. */
	public static ProgramLanguage ofCommand(String executable) {
		var file = executable.isEmpty() ? null : Path.of(executable).getFileName();
		var name = file == null ? "" : file.toString();
		for (var language : values()) {
			if (name.matches(language.names)) {
				return language;
			}
		}
		return NATIVE;
	}

	/** The name, for people. */
	public String label() {
		return label;
	}

	/** A name of {@link LaunchPresets}. */
	public String preset() {
		return preset;
	}
}
