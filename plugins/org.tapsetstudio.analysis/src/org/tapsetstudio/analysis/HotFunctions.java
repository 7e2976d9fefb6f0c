package org.tapsetstudio.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.tapsetstudio.recording.pairing.Function;

/** A call tree summed up by function. */
public final class HotFunctions {
	/**
	 * One function.
	 *
	 * @param function the function
	 * @param calls entries, see {@link CallTree#calls}
	 * @param resumed those that resumed a generator
	 * @param self nanoseconds in it alone, at work
	 * @param waiting nanoseconds in it alone, where it does nothing but wait
	 * @param total nanoseconds in it and its callees; a recursive call inside another one counts once
	 * @param min shortest complete call, nanoseconds
	 * @param max longest complete call, nanoseconds
	 */
	public record Row(Function function, long calls, long resumed, long self, long waiting, long total, long min, long max) {
	}

	private HotFunctions() {
	}

	/** All functions of the tree, most self time first; equal ones by what they waited, by calls, then by name. */
	public static List<Row> of(CallTree tree) {
		Sums sums = new Sums(tree.functions().count());
		int[] open = new int[sums.calls.length];
		int node = CallTree.ROOT;
		while (node >= 0) {
			int function = tree.functionId(node);
			if (function >= 0) {
				sums.add(tree, node, function, open[function]++ == 0);
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
		return sums.rows(tree);
	}

	/** Columns by function. */
	private static final class Sums {
		private final boolean[] met;
		private final long[] calls;
		private final long[] resumed;
		private final long[] self;
		private final long[] waiting;
		private final long[] total;
		private final long[] min;
		private final long[] max;

		private Sums(int functions) {
			met = new boolean[functions];
			calls = new long[functions];
			resumed = new long[functions];
			self = new long[functions];
			waiting = new long[functions];
			total = new long[functions];
			min = new long[functions];
			max = new long[functions];
		}

		private void add(CallTree tree, int node, int function, boolean outermost) {
			met[function] = true;
			calls[function] += tree.calls(node);
			resumed[function] += tree.resumed(node);
			long waited = tree.waiting(node);
			waiting[function] += waited;
			self[function] += tree.self(node) - waited;
			total[function] += outermost ? tree.total(node) : 0;
			max[function] = Math.max(max[function], tree.max(node));
			long shortest = tree.min(node);
			if (shortest > 0 && (min[function] == 0 || shortest < min[function])) {
				min[function] = shortest;
			}
		}

		private List<Row> rows(CallTree tree) {
			List<Row> rows = new ArrayList<>();
			for (int i = 0; i < met.length; i++) {
				if (met[i]) {
					rows.add(new Row(tree.functions().get(i), calls[i], resumed[i], self[i], waiting[i], total[i], min[i], max[i]));
				}
			}
			rows.sort(Comparator.comparingLong((Row r) -> -r.self).thenComparingLong(r -> -r.waiting).thenComparingLong(r -> -r.calls).thenComparing(r -> r.function.name()));
			return rows;
		}
	}
}
