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
						input.numbers().cutCalls() + " calls have a start or an end that was not recorded, and " + input.numbers().unmatchedReturns() + " returns have no entry.",
						"Times of these calls are lower bounds. Recording from the program's start to its end avoids them.", input.longest(cut(input.tree())::contains, UNCERTAIN)));
	}

	private static Set<Function> cut(CallTree tree) {
		return IntStream.range(1, tree.size()).filter(node -> tree.cut(node) > 0).mapToObj(tree::function).collect(Collectors.toSet());
	}
}
