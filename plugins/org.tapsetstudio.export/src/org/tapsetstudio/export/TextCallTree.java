package org.tapsetstudio.export;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.tapsetstudio.analysis.CallTree;

/** Prints a call tree as indented text under aligned columns. What functions took that do nothing but wait stands apart. */
public final class TextCallTree {
	private static final int MAXIMUM_INDENT = 60;

	private final double minimumShare;
	private final int maximumDepth;

	/**
	 * @param minimumShare nodes with less than this share of the whole time (0 to 1) are left out; 0 shows everything
	 * @param maximumDepth levels to show, from 1
	 */
	public TextCallTree(double minimumShare, int maximumDepth) {
		this.minimumShare = minimumShare;
		this.maximumDepth = maximumDepth;
	}

	/** Everything. */
	public TextCallTree() {
		this(0, Integer.MAX_VALUE);
	}

	/** Prints the tree; only the headings when it is empty. */
	public void print(CallTree tree, Appendable out) throws IOException {
		TextTable table = new TextTable();
		boolean waits = waits(tree);
		table.row(waits ? new String[] { "TOTAL", "%", "SELF", "WAITING", "CALLS", "FUNCTION" } : new String[] { "TOTAL", "%", "SELF", "CALLS", "FUNCTION" });
		long whole = Math.max(1, tree.total(CallTree.ROOT));
		Deque<int[]> todo = new ArrayDeque<>();
		push(tree, CallTree.ROOT, 0, todo);
		while (!todo.isEmpty()) {
			int[] next = todo.pop();
			int node = next[0];
			double share = (double) tree.total(node) / whole;
			if (share < minimumShare) {
				continue;
			}
			List<String> cells = new ArrayList<>(List.of(Durations.format(tree.total(node)), String.format(Locale.ROOT, "%.1f", 100 * share), Durations.format(tree.self(node) - tree.waiting(node))));
			if (waits) {
				cells.add(tree.waiting(node) > 0 ? Durations.format(tree.waiting(node)) : "");
			}
			cells.add(Long.toString(tree.calls(node)));
			cells.add(indent(next[1]) + Labels.node(tree, node) + remark(tree, node));
			table.row(cells.toArray(String[]::new));
			if (next[1] + 1 < maximumDepth) {
				push(tree, node, next[1] + 1, todo);
			}
		}
		table.print(out);
	}

	private static boolean waits(CallTree tree) {
		return IntStream.range(0, tree.size()).anyMatch(node -> tree.waiting(node) > 0);
	}

	private static void push(CallTree tree, int node, int depth, Deque<int[]> todo) {
		int[] children = tree.children(node);
		for (int i = children.length - 1; i >= 0; i--) {
			todo.push(new int[] { children[i], depth });
		}
	}

	private static String indent(int depth) {
		return depth <= MAXIMUM_INDENT ? "  ".repeat(depth) : "  ".repeat(MAXIMUM_INDENT) + "(" + depth + ") ";
	}

	private static String remark(CallTree tree, int node) {
		StringBuilder remark = new StringBuilder();
		add(remark, tree.resumed(node), "resumed");
		add(remark, tree.unwound(node), "unwound");
		add(remark, tree.cut(node), "cut");
		return remark.isEmpty() ? "" : "  [" + remark + "]";
	}

	private static void add(StringBuilder remark, long count, String what) {
		if (count > 0) {
			remark.append(remark.isEmpty() ? "" : ", ").append(count).append(' ').append(what);
		}
	}
}
