package org.tapsetstudio.analysis.rules;

import java.util.List;

import org.tapsetstudio.analysis.CallTree;

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
				: List.of(new Finding(id(), Severity.WARNING, tree.function(deepest) + " is open " + most + " times at once on one call path.",
						"A loop, or a stack of its own, does not depend on the runtime's stack limit.", input.longest(tree.function(deepest)::equals)));
	}
}
