package org.tapsetstudio.analysis.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.tapsetstudio.analysis.HotFunctions;

/** A function that is called so often and so briefly that recording it costs as much as running it. */
final class TinyCallsRule implements Rule {
	private static final long CALLS = 100_000;
	private static final long NANOS = 500;
	private static final double SHARE = 0.05;

	@Override
	public String id() {
		return "tiny-calls";
	}

	@Override
	public List<Finding> look(RuleInput input) {
		List<Finding> findings = new ArrayList<>();
		long whole = input.timeOfThreads();
		for (HotFunctions.Row row : input.hot()) {
			if (row.calls() >= CALLS && row.self() / row.calls() < NANOS && row.self() > SHARE * whole) {
				findings.add(new Finding(id(), Severity.INFO, row.function() + " is called " + RuleInput.count(row.calls(), "time") + generator(row) + " for " + row.self() / row.calls() + " ns each.",
						"Much of this time is the recording itself. To judge the program, record without this function; to make it faster, call it less often.", input.longest(row.function()::equals)));
			}
		}
		return findings;
	}

	private static String generator(HotFunctions.Row row) {
		return row.resumed() == 0 ? "" : String.format(Locale.ROOT, ", %,d of them to go on with a generator,", row.resumed());
	}
}
