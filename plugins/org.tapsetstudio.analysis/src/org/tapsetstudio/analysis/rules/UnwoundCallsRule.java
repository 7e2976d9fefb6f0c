package org.tapsetstudio.analysis.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.recording.pairing.CallFlags;
import org.tapsetstudio.recording.pairing.Function;

/** A function of which many calls are left by an exception, although the program goes on: exceptions as a way of returning, or swallowed ones. */
final class UnwoundCallsRule implements Rule {
	private static final int AT_LEAST = 100;
	private static final double SHARE = 0.25;

	@Override
	public String id() {
		return "unwound-calls";
	}

	@Override
	public List<Finding> look(RuleInput input) {
		Map<Function, long[]> sums = new HashMap<>();
		for (int node = 1; node < input.tree().size(); node++) {
			Function function = input.tree().function(node);
			if (function != null) {
				long[] sum = sums.computeIfAbsent(function, f -> new long[2]);
				sum[0] += input.tree().unwound(node);
				sum[1] += input.tree().calls(node);
			}
		}
		List<Finding> findings = new ArrayList<>();
		sums.forEach((function, sum) -> {
			if (sum[0] >= AT_LEAST && sum[0] >= SHARE * sum[1]) {
				findings.add(new Finding(id(), Severity.WARNING, String.format(Locale.ROOT, "%,d of %,d calls of %s are left by an exception or a jump.", sum[0], sum[1], function),
						"See who catches it, and whether the failure should be known. An exception costs more than a return value.", input.longest(function::equals, span -> (span.flags() & CallFlags.UNWOUND) != 0)));
			}
		});
		return findings;
	}
}
