package org.tapsetstudio.analysis.rules;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.analysis.HotFunctions;

/** A function that takes a quarter of the time of all threads by itself. */
final class HotFunctionRule implements Rule {
	private static final double SHARE = 0.25;

	@Override
	public String id() {
		return "hot-function";
	}

	@Override
	public List<Finding> look(RuleInput input) {
		List<Finding> findings = new ArrayList<>();
		for (HotFunctions.Row row : input.hot()) {
			if (!row.function().isInvented() && row.self() > SHARE * input.whole()) {
				findings.add(new Finding(id(), Severity.INFO, row.function() + " takes " + input.percent(row.self()) + " of the time of all threads by itself, in " + row.calls() + " calls.",
						"Whatever makes it faster, or calls it less often, makes the whole faster.", input.longest(row.function()::equals)));
			}
		}
		return findings;
	}
}
