package org.tapsetstudio.analysis.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.recording.pairing.CallFlags;
import org.tapsetstudio.recording.pairing.Function;

/** Calls of which one end was not recorded. */
final class UncertainCallsRule implements Rule {
	private static final int UNCERTAIN = CallFlags.START_CUT | CallFlags.END_CUT | CallFlags.INHERITED;
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
						"The start or the end of " + RuleInput.count(input.numbers().cutCalls(), "call") + " and the entry of " + RuleInput.count(input.numbers().unmatchedReturns(), "return") + " were not recorded.",
						"Times of these calls are lower bounds. Recording from the program's start to its end avoids them.", input.longest(cut(input.tree())::contains, span -> (span.flags() & UNCERTAIN) != 0)));
	}

	private static Set<Function> cut(CallTree tree) {
		return IntStream.range(1, tree.size()).filter(node -> tree.cut(node) > 0).mapToObj(tree::function).collect(Collectors.toSet());
	}
}
