package org.tapsetstudio.ui.internal.flame;

import java.util.Arrays;
import java.util.Comparator;

import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;

/** The functions that one caller called, from the left. */
final class FlameOrder {
	private FlameOrder() {
	}

	static int[] children(CallTreeSnapshot tree, int node, FlameShape.Order order) {
		int[] children = new int[tree.childCount(node)];
		Arrays.setAll(children, i -> tree.child(node, i));
		return switch (order) {
		case FIRST_CALL -> children;
		case HEAVIEST -> sorted(children, Comparator.comparingLong((Integer child) -> tree.total(child)).reversed());
		case NAME -> sorted(children, Comparator.comparing((Integer child) -> tree.frame(child).function()).thenComparing(child -> tree.frame(child).file()));
		};
	}

	private static int[] sorted(int[] children, Comparator<Integer> order) {
		return Arrays.stream(children).boxed().sorted(order).mapToInt(Integer::intValue).toArray();
	}
}
