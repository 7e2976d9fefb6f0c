package org.tapsetstudio.ui.internal.flame;

import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;

/**
 * A part of a flame graph's width, as shares of the whole: 0 to 1 shows all.
 *
 * @param from 0 to 1
 * @param to more than {@code from}
 */
record FlameRange(double from, double to) {
	static final FlameRange ALL = new FlameRange(0, 1);
	private static final double SHORTEST = 1e-9;

	/** Where a node is when its siblings stand in an order. */
	static FlameRange of(CallTreeSnapshot tree, int node, FlameShape.Order order) {
		double from = 0;
		double unit = 1.0 / Math.max(1, tree.total(CallTreeSnapshot.ROOT));
		int parent = CallTreeSnapshot.ROOT;
		for (int step : tree.path(node)) {
			for (int child : FlameOrder.children(tree, parent, order)) {
				if (child == step) {
					break;
				}
				from += tree.total(child) * unit;
			}
			parent = step;
		}
		double to = from + tree.total(node) * unit;
		return to > from && node != CallTreeSnapshot.ROOT ? new FlameRange(from, to) : ALL;
	}

	/** Longer (factor above 1) or shorter, around a place that stays where it is on the screen; within the whole. */
	FlameRange zoom(double factor, double around) {
		double length = Math.clamp((to - from) * factor, SHORTEST, 1);
		double place = from + around * (to - from);
		return at(place - around * length, length);
	}

	/** To the left (below 0) or right by a share of what is seen. */
	FlameRange pan(double share) {
		return at(from + share * (to - from), to - from);
	}

	/** The part of this that lies between two shares of it. */
	FlameRange part(double first, double second) {
		double low = Math.clamp(Math.min(first, second), 0, 1);
		double high = Math.clamp(Math.max(first, second), 0, 1);
		return at(from + low * (to - from), Math.max(SHORTEST, (high - low) * (to - from)));
	}

	private static FlameRange at(double start, double length) {
		double kept = Math.clamp(start, 0, 1 - length);
		return new FlameRange(kept, kept + length);
	}
}
