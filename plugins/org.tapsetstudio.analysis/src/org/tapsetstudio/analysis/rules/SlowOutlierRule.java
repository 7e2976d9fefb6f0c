package org.tapsetstudio.analysis.rules;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.HotFunctions;

/** A function of which one call lasts a thousand times as long as the others do on average. Not one that calls itself: its outermost call is as long as all the others together. */
final class SlowOutlierRule implements Rule {
	private static final long AT_LEAST_NANOS = 10_000_000;
	private static final int CALLS = 100;
	private static final int TIMES = 1000;
	private static final int LIMIT = 5;

	@Override
	public String id() {
		return "slow-outlier";
	}

	@Override
	public List<Finding> look(RuleInput input) {
		List<Finding> findings = new ArrayList<>();
		for (HotFunctions.Row row : input.hot()) {
			long others = (row.total() - row.max()) / Math.max(1, row.calls() - 1);
			if (row.calls() >= CALLS && row.max() >= AT_LEAST_NANOS && row.max() > TIMES * Math.max(1, others) && findings.size() < LIMIT && !isRecursive(row, input.tree())) {
				findings.add(new Finding(id(), Severity.WARNING, "One call of " + row.function() + " lasts " + row.max() / 1_000_000 + " ms; the others last " + (others < 1000 ? others + " ns" : others / 1000 + " µs") + " on average.",
						"See what it calls or waits for at that moment: a cold cache, a lock, the network.", input.longest(row.function()::equals)));
			}
		}
		return findings;
	}

	/** Whether a call of it was inside of another one: then the times of all its call paths are more than its time. */
	private static boolean isRecursive(HotFunctions.Row row, CallTree tree) {
		long total = 0;
		for (int node = 1; node < tree.size(); node++) {
			total += row.function().equals(tree.function(node)) ? tree.total(node) : 0;
		}
		return total > row.total();
	}
}
