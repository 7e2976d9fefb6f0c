package org.tapsetstudio.analysis.rules;

import java.util.List;
import java.util.stream.IntStream;

import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.SpanSearch.Hit;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.Span;
import org.tapsetstudio.recording.pairing.Function;

/** A call path on which one function is open many times. */
final class DeepRecursionRule implements Rule {
	private static final int DEEP = 100;

	@Override
	public String id() {
		return "deep-recursion";
	}

	@Override
	public List<Finding> look(RuleInput input) {
		CallTree tree = input.tree();
		int[] open = new int[tree.functions().count()];
		int most = 0;
		int deepest = -1;
		int node = CallTree.ROOT;
		while (node >= 0) {
			int function = tree.functionId(node);
			if (function >= 0 && ++open[function] > most) {
				most = open[function];
				deepest = node;
			}
			int next = tree.firstChild(node);
			while (next < 0 && node >= 0) {
				int left = tree.functionId(node);
				if (left >= 0) {
					open[left]--;
				}
				next = node == CallTree.ROOT ? -1 : tree.nextSibling(node);
				node = tree.parent(node);
			}
			node = next;
		}
		return most < DEEP ? List.of()
				: List.of(new Finding(id(), Severity.WARNING, tree.function(deepest) + " is open " + RuleInput.count(most, "time") + " at once on one call path.",
						"A loop, or a stack of its own, does not depend on the runtime's stack limit.", input.evidence(outermost(tree.function(deepest), most, input))));
	}

	/** The call that all the others are inside of, in the first thread where so many are. */
	private static List<Hit> outermost(Function function, int most, RuleInput input) {
		int number = input.index().functions().indexOf(function);
		for (LaneIndex lane : input.index().lanes()) {
			for (int depth = lane.depth() - 1; depth >= most - 1; depth--) {
				int call = lane.nearest(depth, number, 0, 1);
				if (call >= 0) {
					long start = lane.span(depth, call).start();
					List<Span> path = IntStream.range(0, depth).mapToObj(above -> lane.at(above, start)).filter(span -> span != null && span.function() == number).toList();
					if (path.size() >= most - 1) {
						return List.of(new Hit(lane, path.get(0)));
					}
				}
			}
		}
		return List.of();
	}
}
