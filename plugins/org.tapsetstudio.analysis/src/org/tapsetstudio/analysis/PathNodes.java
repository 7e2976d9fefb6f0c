package org.tapsetstudio.analysis;

import java.util.Arrays;

/**
 * The nodes of a growing call tree. What an event counts is {@value #STRIDE} longs side by side, so that it touches one or two cache lines; what is seldom counted lies apart, and takes no
 * memory before it is. A node is found by the hash of its path from the root, which is known before its parent's node is: so those of many events can be looked up at once
 * (see {@link WaitingCalls}).
 */
final class PathNodes {
	static final int PARENT_AND_FUNCTION = 0;
	static final int CALLS = 1;
	static final int SELF = 2;
	static final int MIN = 3;
	static final int MAX = 4;
	static final int STRIDE = 5;

	private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
	/** {@link #MULTIPLIER} times this is 1. */
	private static final long INVERSE = 0xF1DE83E19937733DL;
	private static final long SPREAD = 0xC2B2AE3D27D4EB4FL;
	private static final int TURN = 29;

	long[] data = new long[64 * STRIDE];
	private int count;
	/** Upper half of the path's hash, and the node's number plus 1; open addressing by the first bits of the hash, at most half full. */
	private long[] table = new long[128];
	private int shift = Long.SIZE - 7;
	private long[] resumed = {};
	private int[] unwound = {};
	private int[] cut = {};
	/** What was touched: never read, but a loop whose result nobody needs would be left out. */
	long touched;

	/** The hash of the path that goes on from another by a function. */
	static long path(long parent, int function) {
		return Long.rotateLeft(parent ^ function * SPREAD, TURN) * MULTIPLIER;
	}

	/** The hash of the path from which {@link #path} came to this one by that function. */
	static long parentOf(long path, int function) {
		return Long.rotateRight(path * INVERSE, TURN) ^ function * SPREAD;
	}

	static long key(int parent, int function) {
		return (long) parent << 32 | function;
	}

	int count() {
		return count;
	}

	long get(int node, int field) {
		return data[node * STRIDE + field];
	}

	/** Brings the place where this path would be found into the cache. */
	long touchPlace(long path) {
		return table[(int) (path >>> shift)];
	}

	/** Brings a node's counts into the cache. */
	long touch(int node) {
		int at = node * STRIDE;
		return data[at] + data[at + STRIDE - 1];
	}

	/** The node that has this path in all likelihood, or -1. */
	int likely(long path) {
		long[] all = table;
		int mask = all.length - 1;
		int i = (int) (path >>> shift);
		for (long found = all[i]; found != 0; found = all[i]) {
			if (((found ^ path) >>> 32) == 0) {
				return (int) found - 1;
			}
			i = i + 1 & mask;
		}
		return -1;
	}

	/** The child of a node by a function; made when it is new. */
	int child(int parent, int function, long path) {
		long key = key(parent, function);
		long[] all = table;
		int mask = all.length - 1;
		int i = (int) (path >>> shift);
		for (long found = all[i]; found != 0; found = all[i]) {
			int node = (int) found - 1;
			if (((found ^ path) >>> 32) == 0 && data[node * STRIDE] == key) {
				return node;
			}
			i = i + 1 & mask;
		}
		int node = add(key);
		place(node, path);
		return node;
	}

	/** Adds a node that is found by nobody. */
	int add(long key) {
		int at = count * STRIDE;
		if (at == data.length) {
			data = Arrays.copyOf(data, 2 * at);
		}
		data[at + PARENT_AND_FUNCTION] = key;
		data[at + MIN] = Long.MAX_VALUE;
		return count++;
	}

	/** Lets a node be found. */
	void place(int node, long path) {
		if (2 * count > table.length) {
			grow();
		}
		place(path & 0xFFFFFFFF00000000L | node + 1);
	}

	private void place(long entry) {
		int mask = table.length - 1;
		int i = (int) (entry >>> shift);
		while (table[i] != 0) {
			i = i + 1 & mask;
		}
		table[i] = entry;
	}

	private void grow() {
		long[] old = table;
		table = new long[2 * old.length];
		shift--;
		for (long entry : old) {
			if (entry != 0) {
				place(entry);
			}
		}
	}

	void countUnusual(int node, boolean isResumed, boolean isUnwound, boolean isCut) {
		if (isResumed) {
			resumed = node < resumed.length ? resumed : Arrays.copyOf(resumed, data.length / STRIDE);
			resumed[node]++;
		}
		if (isUnwound) {
			unwound = room(unwound, node);
			unwound[node]++;
		}
		if (isCut) {
			cut = room(cut, node);
			cut[node]++;
		}
	}

	private int[] room(int[] counts, int node) {
		return node < counts.length ? counts : Arrays.copyOf(counts, data.length / STRIDE);
	}

	long resumed(int node) {
		return node < resumed.length ? resumed[node] : 0;
	}

	int unwound(int node) {
		return node < unwound.length ? unwound[node] : 0;
	}

	int cut(int node) {
		return node < cut.length ? cut[node] : 0;
	}
}
