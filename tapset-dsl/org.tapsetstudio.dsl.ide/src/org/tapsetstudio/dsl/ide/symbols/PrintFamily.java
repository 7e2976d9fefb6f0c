package org.tapsetstudio.dsl.ide.symbols;

import java.util.Map;
import java.util.TreeMap;

/** The functions of printing, which the language itself knows. */
public final class PrintFamily {
	private static final Map<String, String> SIGNATURES = new TreeMap<>(Map.of("print", "(value)", "println", "(value)", "printf", "(\"format\", values...)", "printd",
			"(\"delimiter\", values...)", "printdln", "(\"delimiter\", values...)", "sprint", "(value):string", "sprintln", "(value):string", "sprintf",
			"(\"format\", values...):string", "sprintd", "(\"delimiter\", values...):string", "sprintdln", "(\"delimiter\", values...):string"));

	private PrintFamily() {
	}

	/** Names and signatures, sorted by name. */
	public static Map<String, String> signatures() {
		return SIGNATURES;
	}
}
