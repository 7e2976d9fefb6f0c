package org.tapsetstudio.analysis.rules;

import java.util.List;

/** Calls of which one end was not recorded. */
final class UncertainCallsRule implements Rule {
	private static final double SHARE = 0.01;

	@Override
	public String id() {
		return "uncertain-calls";
	}

	@Override
	public List<Finding> look(RuleInput input) {
		long odd = input.numbers().cutCalls() + input.numbers().unmatchedReturns();
		return odd <= SHARE * input.numbers().calls() || odd < 10 ? List.of()
				: List.of(new Finding(id(), Severity.INFO,
						input.numbers().cutCalls() + " calls have a start or an end that was not recorded, and " + input.numbers().unmatchedReturns() + " returns have no entry.",
						"Times of these calls are lower bounds. Recording from the program's start to its end avoids them.", List.of()));
	}
}
