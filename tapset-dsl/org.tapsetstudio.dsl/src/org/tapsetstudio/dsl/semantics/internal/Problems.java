package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.semantics.Diagnostic;
import org.tapsetstudio.dsl.semantics.Diagnostic.Severity;

/** Collects diagnostics. A body that is checked for several probes reports each finding once. */
final class Problems {
	static final Comparator<Diagnostic> BY_PLACE = Comparator.comparing((Diagnostic d) -> d.where().file()).thenComparingInt(d -> d.where().offset());

	/** Rule for files of tapsets that cannot be parsed. */
	static final String TAPSET = "tapset-file";

	/** Rules that {@code stap} knows only when it makes code, and those that it leaves to the C compiler. All others belong to pass 2. */
	private static final Map<String, Integer> PASSES = Map.of("outside-loop", 3, "statistic-used", 3, "no-value", 3, "increment", 3, "delete-bucket", 3, "type-of-code", 3, "type-of-c", 4, "perf-counter", 3, "initial-value", 4);

	private record Key(SourceRange where, String message) {
	}

	private final Map<Key, Diagnostic> all = new LinkedHashMap<>();
	private final boolean warnings;
	private boolean errors;
	private boolean lenient;

	Problems(boolean warnings) {
		this.warnings = warnings;
	}

	void error(String code, SourceRange where, String message) {
		error(code, where, message, List.of());
	}

	void error(String code, SourceRange where, String message, List<String> candidates) {
		if (lenient) {
			warning(code, where, message, candidates);
			return;
		}
		errors = true;
		all.putIfAbsent(new Key(where, message), new Diagnostic(Severity.ERROR, code, where, message, candidates));
	}

	void warning(String code, SourceRange where, String message) {
		warning(code, where, message, List.of());
	}

	void warning(String code, SourceRange where, String message, List<String> candidates) {
		if (warnings)
			note(code, where, message, candidates);
	}

	/** A warning that decides something, so that nobody can switch it off. */
	void note(String code, SourceRange where, String message, List<String> candidates) {
		all.putIfAbsent(new Key(where, message), new Diagnostic(Severity.WARNING, code, where, message, candidates));
	}

	/** From now on errors count as warnings: what is checked now is never run. */
	void becomeLenient() {
		lenient = true;
	}

	boolean hasErrors() {
		return errors;
	}

	/** True if there is an error by this rule. */
	boolean hasErrors(String code) {
		return all.values().stream().anyMatch(d -> d.severity() == Severity.ERROR && d.code().equals(code));
	}

	/** The first pass in which {@code stap} refuses one of the errors; 0 without errors. */
	int refusedIn() {
		return all.values().stream().filter(d -> d.severity() == Severity.ERROR).mapToInt(d -> pass(d.code())).min().orElse(0);
	}

	static int pass(String code) {
		return PASSES.getOrDefault(code, 2);
	}

	/** By file, then by place; without warnings of files that are not the user's to mend. What a macro brought names the macro. */
	List<Diagnostic> sorted(List<ParsedScript> scripts) {
		Map<String, ParsedScript> byName = new HashMap<>();
		scripts.forEach(s -> byName.put(s.fileName(), s));
		List<Diagnostic> result = new ArrayList<>();
		for (Diagnostic d : all.values()) {
			ParsedScript script = byName.get(d.where().file());
			if (script != null)
				result.add(new Diagnostic(d.severity(), d.code(), d.where(), d.message() + script.expansionAt(d.where()), d.candidates()));
			else if (d.severity() == Severity.ERROR || d.code().equals(TAPSET))
				result.add(d);
		}
		result.sort(BY_PLACE);
		return result;
	}
}
