package org.tapsetstudio.export;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

import org.tapsetstudio.analysis.CallTree;

/**
 * Folded stacks, the input of flamegraph.pl and many others: a line a call path, the names from the outermost to the innermost call between semicolons, then a blank
 * and the nanoseconds spent in it. Call paths without time of their own have no line.
 */
public final class FoldedStacks {
	private FoldedStacks() {
	}

	/** Writes the tree. */
	public static void write(CallTree tree, Appendable out) throws IOException {
		Deque<String> names = new ArrayDeque<>();
		int node = CallTree.ROOT;
		while (node >= 0) {
			if (node != CallTree.ROOT) {
				names.addLast(name(tree, node));
				if (tree.self(node) > 0) {
					out.append(String.join(";", names)).append(' ').append(Long.toString(tree.self(node))).append('\n');
				}
			}
			int next = tree.firstChild(node);
			while (next < 0 && node >= 0) {
				next = node == CallTree.ROOT ? -1 : tree.nextSibling(node);
				if (node != CallTree.ROOT) {
					names.removeLast();
				}
				node = tree.parent(node);
			}
			node = next;
		}
	}

	private static String name(CallTree tree, int node) {
		return Labels.node(tree, node).replace(';', ',');
	}
}
