package org.tapsetstudio.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.analysis.CallTreeDifference.Presence;
import org.tapsetstudio.recording.pairing.Function;

/**
 * A difference summed up by function.
 *
 * @param function the function, as the earlier recording has it where both do
 * @param presence where it is called at all
 * @param selfChange how much more time is spent in it, nanoseconds
 * @param callsBefore earlier calls
 * @param callsAfter later calls
 */
public record FunctionDifference(Function function, Presence presence, long selfChange, long callsBefore, long callsAfter) {
	/** All functions, largest change of the self time first. */
	public static List<FunctionDifference> of(CallTreeDifference difference) {
		Map<SameFunction, FunctionDifference> sums = new HashMap<>();
		for (int node = 1; node < difference.size(); node++) {
			Function f = difference.function(node);
			if (f != null) {
				FunctionDifference one = new FunctionDifference(f, difference.presence(node), difference.selfChange(node), difference.callsBefore(node), difference.callsAfter(node));
				sums.merge(SameFunction.of(f, difference.isByNameAlone()), one, FunctionDifference::plus);
			}
		}
		List<FunctionDifference> rows = new ArrayList<>(sums.values());
		rows.sort(Comparator.comparingLong((FunctionDifference row) -> -Math.abs(row.selfChange)).thenComparing(row -> row.function.name()));
		return rows;
	}

	private FunctionDifference plus(FunctionDifference other) {
		return new FunctionDifference(function, presence == other.presence ? presence : Presence.BOTH, selfChange + other.selfChange, callsBefore + other.callsBefore,
				callsAfter + other.callsAfter);
	}
}
