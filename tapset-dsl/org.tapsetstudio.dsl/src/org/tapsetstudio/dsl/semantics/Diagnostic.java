package org.tapsetstudio.dsl.semantics;

import java.util.List;

import org.tapsetstudio.dsl.program.SourceRange;

/**
 * Something that is wrong or odd about a script.
 *
 * @param severity errors keep the script from running
 * @param code stable name of the rule, for quick fixes and suppression, e.g. {@code unknown-function}
 * @param where what to underline
 * @param message whole sentence in plain words, without the candidates
 * @param candidates names that were perhaps meant, best first; often empty
 */
public record Diagnostic(Severity severity, String code, SourceRange where, String message, List<String> candidates) {
	public enum Severity {
		ERROR, WARNING
	}

	public Diagnostic {
		candidates = List.copyOf(candidates);
	}

	/** The message followed by "did you mean …?" where there are candidates. */
	public String text() {
		return candidates.isEmpty() ? message : message + " (did you mean " + String.join(", ", candidates) + "?)";
	}

	@Override
	public String toString() {
		return where + ": " + (severity == Severity.ERROR ? "error" : "warning") + ": " + text();
	}
}
