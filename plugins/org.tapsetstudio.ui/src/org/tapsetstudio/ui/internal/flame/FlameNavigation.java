package org.tapsetstudio.ui.internal.flame;

import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;

/** Where the arrow keys lead in a call tree. */
final class FlameNavigation {
	private FlameNavigation() {
	}

	/** The caller; the node itself at the top. */
	static int up(CallTreeSnapshot tree, int node) {
		int parent = tree.parent(node);
		return parent <= CallTreeSnapshot.ROOT ? node : parent;
	}

	/** The callee that costs most; the node itself where there is none. */
	static int down(CallTreeSnapshot tree, int node) {
		int best = -1;
		for (int i = 0; i < tree.childCount(node); i++) {
			int child = tree.child(node, i);
			best = best < 0 || tree.total(child) > tree.total(best) ? child : best;
		}
		return best < 0 ? node : best;
	}

	/** The next (step 1) or previous (step -1) function that the same caller called, in the order they are drawn; the node itself at the end. */
	static int beside(CallTreeSnapshot tree, int node, int step, FlameShape.Order order) {
		int parent = tree.parent(node);
		if (parent < 0) {
			return node;
		}
		int[] children = FlameOrder.children(tree, parent, order);
		for (int i = 0; i < children.length; i++) {
			if (children[i] == node) {
				int other = i + step;
				return other < 0 || other >= children.length ? node : children[other];
			}
		}
		return node;
	}

	/** One step from a zoomed node towards a node below it; the zoomed node itself where the other is not below. */
	static int towards(CallTreeSnapshot tree, int zoom, int node) {
		int at = node;
		while (at > zoom && tree.parent(at) != zoom) {
			at = tree.parent(at);
		}
		return at > zoom ? at : zoom;
	}
}
