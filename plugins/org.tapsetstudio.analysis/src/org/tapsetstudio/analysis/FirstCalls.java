package org.tapsetstudio.analysis;

import java.util.Arrays;

/**
 * The nodes of a growing tree in the order of their first calls, though they are made in another: of the calls that are counted together the last to end comes first. Whatever is open when calls are counted has its
 * node then, so a node that is made later began later, and only those that are made together need to be put in order.
 */
final class FirstCalls {
	private int[] nodes = new int[64];
	private int count;
	/** Nodes from this one on are being made. */
	private int first;
	/** Of each of those, the number of its earliest call, and the node. */
	private long[] fresh = new long[64];

	/** Calls are counted from now on. */
	void begin(int nextNode) {
		first = nextNode;
	}

	/** This call is of that node; of a node's calls the earliest has to come last. */
	void called(int node, int call) {
		if (node >= first) {
			if (node - first >= fresh.length) {
				fresh = Arrays.copyOf(fresh, 2 * (node - first));
			}
			fresh[node - first] = (long) call << 32 | node;
		}
	}

	/** All that were counted together have been. */
	void end(int nextNode) {
		int made = nextNode - first;
		if (made > 0) {
			Arrays.sort(fresh, 0, made);
			if (count + made > nodes.length) {
				nodes = Arrays.copyOf(nodes, Math.max(count + made, 2 * count));
			}
			for (int i = 0; i < made; i++) {
				nodes[count++] = (int) fresh[i];
			}
		}
	}

	int count() {
		return count;
	}

	void copyTo(int[] target, int from) {
		System.arraycopy(nodes, 0, target, from, count);
	}
}
