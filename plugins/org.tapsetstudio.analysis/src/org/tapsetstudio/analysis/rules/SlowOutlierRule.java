package org.tapsetstudio.analysis.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.HotFunctions;
import org.tapsetstudio.analysis.SpanSearch;
import org.tapsetstudio.analysis.SpanSearch.Hit;
import org.tapsetstudio.recording.pairing.CallFlags;
import org.tapsetstudio.recording.pairing.Function;

/**
 * A function of which one call lasts a thousand times as long as the others do on average. Not one that calls itself: its outermost call is as long as all the others together. Not
 * one that waits for such a call of another function either. Where many functions have such calls, it is the machine and none of them.
 */
final class SlowOutlierRule implements Rule {
	private static final long AT_LEAST_NANOS = 10_000_000;
	private static final int CALLS = 100;
	private static final int TIMES = 1000;
	private static final int FUNCTIONS = 3;

	/**
	 * @param row the function
	 * @param hit its slow call
	 */
	private record Outlier(HotFunctions.Row row, Hit hit) {
		long length() {
			return RuleInput.length(hit);
		}

		boolean explains(Outlier other) {
			return RuleInput.isInside(hit, other.hit) && length() > other.length() / 2;
		}

		String summary() {
			long others = others(row);
			return "One call of " + row.function() + " lasts " + millis(row) + " ms; the others last " + (others < 1000 ? others + " ns" : others / 1000 + " µs") + " on average.";
		}
	}

	@Override
	public String id() {
		return "slow-outlier";
	}

	@Override
	public List<Finding> look(RuleInput input) {
		List<Outlier> all = new ArrayList<>();
		Map<Function, Long> sums = new HashMap<>();
		for (HotFunctions.Row row : input.hot()) {
			if (row.calls() >= CALLS && row.max() >= AT_LEAST_NANOS && row.max() > TIMES * Math.max(1, others(row))) {
				if (sums.isEmpty()) {
					sums = timesOfPaths(input.tree());
				}
				if (sums.get(row.function()) <= row.total()) {
					slowest(row, input).ifPresent(hit -> all.add(new Outlier(row, hit)));
				}
			}
		}
		List<Outlier> outliers = new ArrayList<>(all.stream().filter(one -> all.stream().noneMatch(other -> other.explains(one))).toList());
		outliers.sort(Comparator.comparingLong(Outlier::length).reversed());
		if (outliers.size() > FUNCTIONS) {
			return List.of(new Finding(id(), Severity.INFO, "One call each of " + outliers.size() + " functions lasts up to " + millis(outliers.get(0).row) + " ms, a thousand times as long as their others.",
					"Rather than the functions, it is the machine that had no processor for the thread at that moment, or the whole program stood still. Record with less to do beside it.",
					input.evidence(outliers.stream().limit(RuleInput.EVIDENCE).map(Outlier::hit).toList())));
		}
		return outliers.stream().map(one -> new Finding(id(), Severity.WARNING, one.summary(),
				"See what it calls or waits for at that moment: a cold cache, a lock, the network, or a processor that another program had.", input.evidence(List.of(one.hit)))).toList();
	}

	private static long millis(HotFunctions.Row row) {
		return (row.max() + 500_000) / 1_000_000;
	}

	private static long others(HotFunctions.Row row) {
		return (row.total() - row.max()) / Math.max(1, row.calls() - 1);
	}

	private static Optional<Hit> slowest(HotFunctions.Row row, RuleInput input) {
		return SpanSearch.of(input.chosen(row.function()::equals)).longest(input.index().lanes(), CALLS, input.progress()).stream().filter(hit -> CallFlags.isWhole(hit.span().flags()) && !hit.span().isOpen()).findFirst();
	}

	/** What the calls of each function took in all call paths: more than its time where one is inside of another. */
	private static Map<Function, Long> timesOfPaths(CallTree tree) {
		Map<Function, Long> times = new HashMap<>();
		for (int node = 1; node < tree.size(); node++) {
			if (tree.function(node) != null) {
				times.merge(tree.function(node), tree.total(node), Long::sum);
			}
		}
		return times;
	}
}
