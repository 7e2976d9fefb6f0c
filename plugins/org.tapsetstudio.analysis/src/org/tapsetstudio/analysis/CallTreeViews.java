package org.tapsetstudio.analysis;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Other trees made of a call tree, which every table, flame graph and icicle can show as it shows the call tree itself: callers, callees, the tree from the leaves, the tree without some
 * functions. Functions are chosen by their number in {@link CallTree#functions()}. Each costs what the tree is large, and is empty when cancelled.
 */
public final class CallTreeViews {
	private static final int ASK_EVERY = 0xFFFF;

	private CallTreeViews() {
	}

	/**
	 * Who calls these functions: below the root a node for each of them, below that its callers, and so on outwards. The total of a node is the time of the function when it was called on this
	 * way, a recursive call inside another one counting once; its self time is the part for which nobody called further out.
	 */
	public static Optional<CallTree> callers(CallTree tree, IntPredicate functions, Progress progress) {
		CallTreeColumns columns = new CallTreeColumns();
		boolean[] inside = new boolean[tree.size()];
		for (int node = 1; node < tree.size(); node++) {
			if (cancelled(node, tree, progress)) {
				return Optional.empty();
			}
			int function = tree.functionId(node);
			boolean chosen = function >= 0 && functions.test(function);
			boolean within = inside[tree.parent(node)];
			inside[node] = within || chosen;
			if (chosen) {
				outwards(columns, tree, node, within ? 0 : tree.total(node));
			}
		}
		return Optional.of(finish(columns, tree));
	}

	/** The tree from its leaves: below the root a node for each function with the time in itself, below that whose callers it was spent for. */
	public static Optional<CallTree> fromLeaves(CallTree tree, Progress progress) {
		CallTreeColumns columns = new CallTreeColumns();
		for (int node = 1; node < tree.size(); node++) {
			if (cancelled(node, tree, progress)) {
				return Optional.empty();
			}
			if (tree.functionId(node) >= 0) {
				outwards(columns, tree, node, tree.self(node));
			}
		}
		return Optional.of(finish(columns, tree));
	}

	private static void outwards(CallTreeColumns columns, CallTree tree, int leaf, long time) {
		int at = CallTree.ROOT;
		for (int node = leaf; tree.functionId(node) >= 0; node = tree.parent(node)) {
			at = columns.child(at, tree.functionId(node));
			columns.count(at, tree, leaf);
		}
		columns.self[at] += time;
	}

	/** What these functions call, from wherever they are called: below the root a node for each of them, with all that happens inside its outermost calls. */
	public static Optional<CallTree> callees(CallTree tree, IntPredicate functions, Progress progress) {
		return rebuild(tree, progress, (columns, place, node) -> {
			int above = place[tree.parent(node)];
			boolean inside = above > CallTree.ROOT;
			return inside || tree.functionId(node) >= 0 && functions.test(tree.functionId(node)) ? columns.child(above, tree.functionId(node)) : -1;
		});
	}

	/** The tree without calls of these functions: their time counts for who called them, and what they called stands in their place. */
	public static Optional<CallTree> without(CallTree tree, IntPredicate functions, Progress progress) {
		return rebuild(tree, progress, (columns, place, node) -> {
			int function = tree.rawFunction(node);
			return function >= 0 && functions.test(function) ? fold(place[tree.parent(node)]) : columns.child(unfold(place[tree.parent(node)]), function);
		});
	}

	/** The tree in which a recursive call, direct or through others, is the call that it is inside of: as deep as there are different functions on a path. */
	public static Optional<CallTree> withoutRecursion(CallTree tree, Progress progress) {
		return rebuild(tree, progress, (columns, place, node) -> {
			int above = place[tree.parent(node)];
			for (int at = above; at > CallTree.ROOT; at = columns.parent[at]) {
				if (columns.function[at] == tree.rawFunction(node)) {
					return at;
				}
			}
			return columns.child(above, tree.rawFunction(node));
		});
	}

	/** Says where a node goes in the new tree, given where those before it went; -1 for nowhere, {@link #fold} for into its parent's place without counting its calls. */
	private interface Placing {
		int place(CallTreeColumns columns, int[] place, int node);
	}

	private static int fold(int place) {
		return place <= -2 ? place : -2 - place;
	}

	private static int unfold(int place) {
		return place <= -2 ? -2 - place : place;
	}

	private static Optional<CallTree> rebuild(CallTree tree, Progress progress, Placing placing) {
		CallTreeColumns columns = new CallTreeColumns();
		int[] place = new int[tree.size()];
		Arrays.fill(place, -1);
		place[CallTree.ROOT] = CallTree.ROOT;
		for (int node = 1; node < place.length; node++) {
			if (cancelled(node, tree, progress)) {
				return Optional.empty();
			}
			int at = placing.place(columns, place, node);
			place[node] = at == -1 ? CallTree.ROOT : at;
			if (at >= 0) {
				columns.count(at, tree, node);
			}
			if (at != -1) {
				columns.self[unfold(at)] += tree.self(node);
			}
		}
		return Optional.of(finish(columns, tree));
	}

	private static CallTree finish(CallTreeColumns columns, CallTree tree) {
		return tree.with(columns.finish());
	}

	private static boolean cancelled(int node, CallTree tree, Progress progress) {
		if ((node & ASK_EVERY) != 0) {
			return false;
		}
		progress.done((double) node / tree.size());
		return progress.isCancelled();
	}
}
