package org.tapsetstudio.dsl.parser.checks;

import java.util.List;
import java.util.function.BiConsumer;

import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.parser.Trees;
import org.tapsetstudio.dsl.program.SourceRange;

/** Applies all checks that belong to reading a script, so that scripts are accepted and rejected as by {@code stap -p1}. */
public final class Checks {
	private Checks() {
	}

	/** @param sink takes each mistake with its place and a sentence without a full stop */
	public static void run(ParsedScript script, BiConsumer<SourceRange, String> sink) {
		List<Check> checks = List.of(new DuplicateNames(), new Sizes(), new AliasNames(), new PointSuffixes(), new Returns(), new SortMarks(), new Brackets(),
				new HistogramPlaces(), new PrintCalls(), new Addresses(), new PrettyPrints(), new PerfNames(), new GuruOnly());
		Report report = new Report(script, sink);
		Trees.below(script.root(), part -> {
			for (Check check : checks)
				check.check(part, report);
		});
	}
}
