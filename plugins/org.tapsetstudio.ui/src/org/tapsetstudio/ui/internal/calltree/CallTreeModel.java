package org.tapsetstudio.ui.internal.calltree;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

import org.tapsetstudio.ui.internal.common.Words;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;

/** A call tree under a filter and an order. A node passes when its function or file holds the words, or one of its callees does. Not thread-safe. */
final class CallTreeModel {
	/** The levels that a tree widget is given. JFace and GTK go down a tree by recursion and overflow their stack in the depths of a recursive program. */
	static final int LEVELS = 500;

	private CallTreeSnapshot tree = CallTreeSnapshot.EMPTY;
	private CallTreeColumn column = CallTreeColumn.TOTAL;
	private boolean reversed;
	private Words words = Words.NONE;
	private BitSet passing;

	void setTree(CallTreeSnapshot newTree) {
		tree = newTree;
		filter();
	}

	void setFilter(String newWords) {
		words = new Words(newWords);
		filter();
	}

	boolean isFiltered() {
		return !words.isEmpty();
	}

	void setOrder(CallTreeColumn newColumn, boolean reverse) {
		column = newColumn;
		reversed = reverse;
	}

	CallTreeSnapshot tree() {
		return tree;
	}

	CallTreeColumn column() {
		return column;
	}

	boolean isReversed() {
		return reversed;
	}

	/** The callees to show, in order. */
	List<Integer> children(int node) {
		var result = new ArrayList<Integer>(tree.childCount(node));
		for (int i = 0; i < tree.childCount(node); i++) {
			int child = tree.child(node, i);
			if (passes(child)) {
				result.add(child);
			}
		}
		var order = column.order(tree);
		result.sort((reversed ? order.reversed() : order).thenComparing(Comparator.naturalOrder()));
		return result;
	}

	boolean hasChildren(int node) {
		return tree.depth(node) < LEVELS && calls(node);
	}

	/** Whether the node has callees that are too deep to be shown. */
	boolean isCut(int node) {
		return tree.depth(node) == LEVELS && calls(node);
	}

	/** The node itself, or where it is too deep its nearest caller that is shown. */
	int shown(int node) {
		int caller = node;
		for (int depth = tree.depth(node); depth > LEVELS; depth--) {
			caller = tree.parent(caller);
		}
		return caller;
	}

	private boolean calls(int node) {
		for (int i = 0; i < tree.childCount(node); i++) {
			if (passes(tree.child(node, i))) {
				return true;
			}
		}
		return false;
	}

	/** Whether the node itself holds the words. */
	boolean matches(int node) {
		return words.match(tree.frame(node));
	}

	/** The way down the costliest callees, from below a node, as long as they can be shown. */
	List<Integer> hotPath(int from) {
		var path = new ArrayList<Integer>();
		int node = from;
		for (int depth = tree.depth(from); depth < LEVELS && tree.childCount(node) > 0; depth++) {
			int hottest = tree.child(node, 0);
			for (int i = 1; i < tree.childCount(node); i++) {
				hottest = tree.total(tree.child(node, i)) > tree.total(hottest) ? tree.child(node, i) : hottest;
			}
			path.add(hottest);
			node = hottest;
		}
		return path;
	}

	private boolean passes(int node) {
		return passing == null || passing.get(node);
	}

	private void filter() {
		if (!isFiltered()) {
			passing = null;
			return;
		}
		passing = new BitSet(tree.size());
		for (int node = tree.size() - 1; node > 0; node--) {
			if (passing.get(node) || matches(node)) {
				passing.set(node);
				passing.set(tree.parent(node));
			}
		}
	}
}
