package org.tapsetstudio.ui.internal.flame;

import java.util.IdentityHashMap;

import org.tapsetstudio.ui.internal.common.Words;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;
import org.tapsetstudio.ui.internal.data.FrameLabel;

/**
 * What a search finds in a call tree.
 *
 * @param nodes call paths that end in what is looked for
 * @param share time in them, 0 to 1 of the whole, each stack counted once
 */
record FlameSearch(int nodes, double share) {
	static FlameSearch of(CallTreeSnapshot tree, Words words) {
		long whole = tree.total(CallTreeSnapshot.ROOT);
		if (words.isEmpty() || whole == 0) {
			return new FlameSearch(0, 0);
		}
		var inside = new boolean[tree.size()];
		var known = new IdentityHashMap<FrameLabel, Boolean>(); // a function has many nodes, and one label
		int nodes = 0;
		long found = 0;
		for (int node = 1; node < tree.size(); node++) {
			boolean above = inside[tree.parent(node)];
			boolean matches = (tree.total(node) > 0 || tree.calls(node) > 0) && known.computeIfAbsent(tree.frame(node), words::match);
			inside[node] = above || matches;
			nodes += matches ? 1 : 0;
			found += matches && !above ? tree.total(node) : 0;
		}
		return new FlameSearch(nodes, Math.min(1, (double) found / whole));
	}

	/** The next call path that matches, in the order of numbers, around the end; -1 where none does. */
	static int next(CallTreeSnapshot tree, Words words, int from, int step) {
		int size = tree.size();
		for (int i = 1; i <= size; i++) {
			int node = Math.floorMod(from + step * i, size);
			if (node > 0 && tree.total(node) > 0 && words.match(tree.frame(node))) {
				return node;
			}
		}
		return -1;
	}
}
