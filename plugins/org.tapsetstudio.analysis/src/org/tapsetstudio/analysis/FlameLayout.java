package org.tapsetstudio.analysis;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Where the boxes of a flame graph go: row by row from the root, a box as wide as its node weighs, children inside their parent's width. Immutable; any thread.
 * Whether rows are drawn downwards (icicle) or upwards (flame) is the drawer's choice.
 */
public final class FlameLayout {
	/** What makes a box wide. */
	public enum Weight {
		/** Nanoseconds. */
		TIME,
		/** Entries. */
		CALLS
	}

	/** How the children of a box are ordered from the left. */
	public enum Order {
		/** By name, so that two graphs can be compared. */
		NAME,
		/** Widest first. */
		WEIGHT
	}

	private final CallTree tree;
	private final int root;
	private final long weight;
	private int count;
	private int[] nodes = new int[256];
	private long[] starts = new long[256];
	private long[] ends = new long[256];
	private int[] rowStarts = new int[16];
	private int rows;

	private FlameLayout(CallTree tree, int root, long weight) {
		this.tree = tree;
		this.root = root;
		this.weight = weight;
	}

	/**
	 * Lays out the subtree of a node.
	 *
	 * @param root the node that gets the full width
	 * @param minimum boxes that weigh less are left out, with what is below them
	 */
	public static FlameLayout of(CallTree tree, int root, Weight weight, Order order, long minimum, Progress progress) {
		long[] weights = weight == Weight.TIME ? null : entries(tree);
		FlameLayout layout = new FlameLayout(tree, root, weights == null ? tree.total(root) : weights[root]);
		layout.build(weights, order, Math.max(1, minimum), progress);
		return layout;
	}

	private static long[] entries(CallTree tree) {
		long[] sums = new long[tree.size()];
		for (int node = tree.size() - 1; node >= 0; node--) {
			sums[node] += tree.calls(node);
			if (node > 0) {
				sums[tree.parent(node)] += sums[node];
			}
		}
		return sums;
	}

	private void build(long[] weights, Order order, long minimum, Progress progress) {
		if (weight <= 0) {
			return;
		}
		startRow();
		add(root, 0, weight);
		int from = 0;
		while (from < count && !progress.isCancelled()) {
			int to = count;
			startRow();
			for (int box = from; box < to; box++) {
				addChildren(box, weights, order, minimum);
			}
			from = to;
			if (count == to) {
				rows--;
			}
		}
	}

	private void addChildren(int box, long[] weights, Order order, long minimum) {
		long at = starts[box];
		for (int child : ordered(nodes[box], weights, order)) {
			long wide = weights == null ? tree.total(child) : weights[child];
			if (wide >= minimum) {
				add(child, at, at + wide);
			}
			at += wide;
		}
	}

	private Integer[] ordered(int node, long[] weights, Order order) {
		Integer[] children = Arrays.stream(tree.children(node)).boxed().toArray(Integer[]::new);
		if (order == Order.NAME) {
			Arrays.sort(children, Comparator.<Integer, String>comparing(tree::label));
		} else if (weights != null) {
			Arrays.sort(children, Comparator.<Integer>comparingLong(n -> -weights[n]));
		}
		return children;
	}

	private void startRow() {
		if (rows + 1 >= rowStarts.length) {
			rowStarts = Arrays.copyOf(rowStarts, 2 * rowStarts.length);
		}
		rowStarts[rows++] = count;
		rowStarts[rows] = count;
	}

	private void add(int node, long start, long end) {
		if (count == nodes.length) {
			nodes = Arrays.copyOf(nodes, 2 * count);
			starts = Arrays.copyOf(starts, 2 * count);
			ends = Arrays.copyOf(ends, 2 * count);
		}
		nodes[count] = node;
		starts[count] = start;
		ends[count] = end;
		count++;
		rowStarts[rows] = count;
	}

	/** The tree. */
	public CallTree tree() {
		return tree;
	}

	/** The full width: what the root weighs; 0 when there is nothing to show. */
	public long weight() {
		return weight;
	}

	/** How many rows. */
	public int rows() {
		return rows;
	}

	/** How many boxes. */
	public int size() {
		return count;
	}

	/** The first box of a row; its boxes go on, from left to right, until the first of the next row. */
	public int rowStart(int row) {
		return row >= rows ? count : rowStarts[row];
	}

	/** The tree's node. */
	public int node(int box) {
		return nodes[box];
	}

	/** Left edge, 0 to {@link #weight()}. */
	public long start(int box) {
		return starts[box];
	}

	/** Right edge, exclusive. */
	public long end(int box) {
		return ends[box];
	}

	/** The box at a place, or -1. */
	public int boxAt(int row, long x) {
		if (row < 0 || row >= rows) {
			return -1;
		}
		int found = Arrays.binarySearch(starts, rowStart(row), rowStart(row + 1), x);
		int box = found >= 0 ? found : -found - 2;
		return box >= rowStart(row) && x < ends[box] ? box : -1;
	}
}
