package org.tapsetstudio.export;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

import org.tapsetstudio.analysis.CallTree;

/** A call tree as nested elements that open and close without any script. Those on the way of most of the time are open. */
final class HtmlCallTree {
	private static final int CLOSE = -1;

	private final CallTree tree;
	private final long smallest;
	private final long opened;
	private int left;

	/**
	 * @param smallestShare branches with less of the whole time are left out
	 * @param most nodes that are written at most
	 */
	HtmlCallTree(CallTree tree, double smallestShare, int most) {
		this.tree = tree;
		this.smallest = (long) (tree.total(CallTree.ROOT) * smallestShare);
		this.opened = tree.total(CallTree.ROOT) / 4;
		this.left = most;
	}

	void write(Appendable out) throws IOException {
		out.append("<p class=\"note\">Total time, share, calls; branches below 0.1 % of the time are left out.</p>\n<div class=\"tree\">\n");
		Deque<Integer> todo = new ArrayDeque<>();
		push(CallTree.ROOT, todo);
		while (!todo.isEmpty()) {
			int node = todo.pop();
			if (node == CLOSE) {
				out.append("</details>\n");
			} else if (left-- > 0) {
				node(node, todo, out);
			}
		}
		out.append("</div>\n");
	}

	private void node(int node, Deque<Integer> todo, Appendable out) throws IOException {
		String text = String.format(Locale.ROOT, "<span class=\"n\">%s</span> <span class=\"n\">%.1f %%</span> <span class=\"n\">%,d</span> ", Durations.format(tree.total(node)),
				100.0 * tree.total(node) / Math.max(1, tree.total(CallTree.ROOT)), tree.calls(node)) + SvgPicture.escape(Labels.node(tree, node));
		if (tree.hasChildren(node)) {
			out.append(tree.total(node) > opened ? "<details open><summary>" : "<details><summary>").append(text).append("</summary>\n");
			todo.push(CLOSE);
			push(node, todo);
		} else {
			out.append("<p>").append(text).append("</p>\n");
		}
	}

	private void push(int node, Deque<Integer> todo) {
		int[] children = tree.children(node);
		for (int i = children.length - 1; i >= 0; i--) {
			if (tree.total(children[i]) >= smallest) {
				todo.push(children[i]);
			}
		}
	}
}
