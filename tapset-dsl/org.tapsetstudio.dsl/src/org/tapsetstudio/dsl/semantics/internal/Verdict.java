package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.tapsetstudio.dsl.program.Program;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.semantics.Analysis;
import org.tapsetstudio.dsl.semantics.Diagnostic;
import org.tapsetstudio.dsl.semantics.Diagnostic.Severity;

/**
 * Puts together what is said of a script as it is written and of its simplified form. SystemTap looks up names in the script as it is written, and types in the simplified
 * form: a wrong type in something that has no effect is only a warning.
 */
public final class Verdict {
	/** Rules about names and places, which hold in dead code too. */
	private static final Set<String> AS_WRITTEN = Set.of("unknown-function", "argument-count", "unknown-array", "local-array", "arity", "condition-call", "condition-local", "condition-change",
			"probe-point", "alias-parameter", "entry", "native", "bracket", "guru", "no-probes", "delete", "lvalue", "target-change", "pragma", "wildcard");

	/** Those of them that hold only in what is reached when nothing is optimised. */
	private static final Set<String> REACHED = Set.of("lvalue", "unknown-array", "local-array", "arity", "wildcard");

	private record Place(SourceRange where, String message) {
	}

	private Verdict() {
	}

	/**
	 * @param written as the script is written: everything about names
	 * @param simplified everything about types
	 * @param unoptimised option {@code -u}
	 */
	public static Analysis of(Analysis written, Analysis simplified, boolean unoptimised) {
		boolean named = written.diagnostics().stream().noneMatch(d -> isError(d) && AS_WRITTEN.contains(d.code()) && !(unoptimised && REACHED.contains(d.code())));
		boolean accepted = named && !simplified.hasErrors();
		Map<Place, Diagnostic> all = new LinkedHashMap<>();
		for (Diagnostic d : written.diagnostics())
			add(all, accepted && isError(d) ? new Diagnostic(Severity.WARNING, d.code(), d.where(), d.message(), d.candidates()) : d);
		// Where the text as it is written says what is wrong, the simplified form would only say it again.
		simplified.diagnostics().stream().filter(d -> isError(d) ? !written.hasErrors() : accepted && d.code().equals("idle-probe") || d.code().equals(Analysis.FUNCTION_ORDER)).forEach(d -> add(all, d));
		List<Diagnostic> sorted = new ArrayList<>(all.values());
		sorted.sort(Problems.BY_PLACE);
		Program program = !accepted ? null : written.hasErrors() ? simplified.program().orElse(null) : written.program().orElse(null);
		return new Analysis(sorted, program, written.symbols(), named ? simplified.refusedIn() : 2, simplified.isIdle(), simplified.listingSource());
	}

	private static boolean isError(Diagnostic d) {
		return d.severity() == Severity.ERROR;
	}

	private static void add(Map<Place, Diagnostic> all, Diagnostic d) {
		all.merge(new Place(d.where(), d.message()), d, (a, b) -> isError(a) ? a : b);
	}
}
