package org.tapsetstudio.cli.internal;

import java.util.function.IntPredicate;

import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.CallTreeViews;
import org.tapsetstudio.analysis.Progress;

import picocli.CommandLine.Option;

/** Other ways to look at a call tree. */
final class TreeOptions {
	@Option(names = "--callers", paramLabel = "F", description = "Who calls such functions, as a tree outwards.")
	private String callers;

	@Option(names = "--callees", paramLabel = "F", description = "What such functions call, from wherever they are called.")
	private String callees;

	@Option(names = "--from-leaves", description = "The tree from its leaves: below each function, for whom its own time was spent.")
	private boolean fromLeaves;

	@Option(names = "--no-recursion", description = "A recursive call counts as the call that it is inside of.")
	private boolean noRecursion;

	/** Whether anything was asked. */
	boolean isSet() {
		return callers != null || callees != null || fromLeaves || noRecursion;
	}

	CallTree view(CallTree tree) {
		CallTree view = noRecursion ? CallTreeViews.withoutRecursion(tree, Progress.NONE).orElseThrow() : tree;
		if (callees != null) {
			view = CallTreeViews.callees(view, chosen(view, callees), Progress.NONE).orElseThrow();
		}
		if (callers != null) {
			view = CallTreeViews.callers(view, chosen(view, callers), Progress.NONE).orElseThrow();
		}
		return fromLeaves ? CallTreeViews.fromLeaves(view, Progress.NONE).orElseThrow() : view;
	}

	private static IntPredicate chosen(CallTree tree, String pattern) {
		return FunctionChoice.of(pattern, tree.functions().count(), tree.functions()::get)::get;
	}
}
