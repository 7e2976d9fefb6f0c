package org.tapsetstudio.analysis;

import java.util.Arrays;
import java.util.Comparator;

import org.tapsetstudio.recording.Clock;

/** The columns of a call tree while it is put together from the trees of the lanes. */
final class CallTreeColumns {
	private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

	int count;
	int[] parent = new int[64];
	/** A function; below -1 a group; -1 the root. */
	int[] function = new int[64];
	long[] calls = new long[64];
	long[] resumed = new long[64];
	long[] total = new long[64];
	long[] self = new long[64];
	long[] min = new long[64];
	long[] max = new long[64];
	int[] unwound = new int[64];
	int[] cut = new int[64];
	int[] firstChild;
	int[] nextSibling;
	/** Nodes by parent and function, open addressing, at most half full. */
	private int[] table = new int[256];
	private int shift = 32 - 8;
	/** So many nodes, from the root on, can be found in the table. Those of the first lane below a node need not be, until another comes. */
	private int placed = 1;

	CallTreeColumns() {
		add(-1, -1);
	}

	/** The child of this function or group; made when it is new. */
	int child(int parentNode, int functionId) {
		placeAll();
		int mask = table.length - 1;
		int i = slot(parentNode, functionId);
		while (table[i] != 0) {
			int node = table[i];
			if (parent[node] == parentNode && function[node] == functionId) {
				return node;
			}
			i = i + 1 & mask;
		}
		return add(parentNode, functionId);
	}

	private int slot(int parentNode, int functionId) {
		return (int) (((long) parentNode << 32 | functionId & 0xFFFFFFFFL) * MULTIPLIER >>> 32) >>> shift;
	}

	private void placeAll() {
		if (2 * count > table.length) {
			int bits = Integer.SIZE - Integer.numberOfLeadingZeros(4 * count - 1);
			table = new int[1 << bits];
			shift = 32 - bits;
			placed = 1;
		}
		int mask = table.length - 1;
		for (; placed < count; placed++) {
			int i = slot(parent[placed], function[placed]);
			while (table[i] != 0) {
				i = i + 1 & mask;
			}
			table[i] = placed;
		}
	}

	/** Adds a child that is not there. */
	int add(int parentNode, int functionId) {
		reserve(1);
		parent[count] = parentNode;
		function[count] = functionId;
		min[count] = Long.MAX_VALUE;
		return count++;
	}

	private void reserve(int more) {
		if (count + more > parent.length) {
			int length = Math.max(count + more, 2 * count);
			parent = Arrays.copyOf(parent, length);
			function = Arrays.copyOf(function, length);
			calls = Arrays.copyOf(calls, length);
			resumed = Arrays.copyOf(resumed, length);
			total = Arrays.copyOf(total, length);
			self = Arrays.copyOf(self, length);
			min = Arrays.copyOf(min, length);
			max = Arrays.copyOf(max, length);
			unwound = Arrays.copyOf(unwound, length);
			cut = Arrays.copyOf(cut, length);
		}
	}

	/** Adds all of another tree's node but its time. */
	void count(int node, CallTree tree, int from) {
		calls[node] += tree.calls(from);
		resumed[node] += tree.resumed(from);
		unwound[node] += tree.unwound(from);
		cut[node] += tree.cut(from);
		max[node] = Math.max(max[node], tree.max(from));
		if (tree.min(from) > 0) {
			min[node] = Math.min(min[node], tree.min(from));
		}
	}

	/** Adds a lane's tree below a node. */
	void merge(LaneTree lane, int below, Clock clock) {
		PathNodes nodes = lane.nodes();
		int[] order = lane.parentsFirst();
		int[] nodeOf = new int[nodes.count()];
		nodeOf[lane.outermost()] = below;
		boolean fresh = below == count - 1;
		reserve(fresh ? order.length : 0);
		for (int from : order) {
			long key = nodes.get(from, PathNodes.PARENT_AND_FUNCTION);
			int parentNode = nodeOf[(int) (key >>> 32)];
			nodeOf[from] = fresh ? add(parentNode, (int) key) : child(parentNode, (int) key);
		}
		for (int from : order) {
			int node = nodeOf[from];
			calls[node] += nodes.get(from, PathNodes.CALLS);
			self[node] += clock.durationNanos(nodes.get(from, PathNodes.SELF));
		}
		for (int from : order) {
			int node = nodeOf[from];
			long shortest = nodes.get(from, PathNodes.MIN);
			if (shortest != Long.MAX_VALUE) {
				min[node] = Math.min(min[node], clock.durationNanos(shortest));
				max[node] = Math.max(max[node], clock.durationNanos(nodes.get(from, PathNodes.MAX)));
			}
		}
		for (int from : order) {
			int node = nodeOf[from];
			resumed[node] += nodes.resumed(from);
			unwound[node] += nodes.unwound(from);
			cut[node] += nodes.cut(from);
		}
	}

	/** Sums up the totals and links the children. Nothing may be added afterwards. */
	CallTreeColumns finish() {
		table = null;
		firstChild = new int[count];
		nextSibling = new int[count];
		Arrays.fill(firstChild, -1);
		Arrays.fill(nextSibling, -1);
		for (int node = count - 1; node > 0; node--) {
			total[node] += self[node];
			total[parent[node]] += total[node];
			nextSibling[node] = firstChild[parent[node]];
			firstChild[parent[node]] = node;
		}
		return this;
	}

	int[] children(int node) {
		int number = 0;
		for (int child = firstChild[node]; child >= 0; child = nextSibling[child]) {
			number++;
		}
		Integer[] all = new Integer[number];
		number = 0;
		for (int child = firstChild[node]; child >= 0; child = nextSibling[child]) {
			all[number++] = child;
		}
		Arrays.sort(all, Comparator.<Integer>comparingLong(n -> -total[n]).thenComparingLong(n -> -calls[n]));
		return Arrays.stream(all).mapToInt(Integer::intValue).toArray();
	}
}
