package org.tapsetstudio.analysis;

import java.util.Arrays;

/**
 * The nodes of a growing call tree. What an event counts is {@value #STRIDE} longs side by side, so that it touches one or two cache lines; what is seldom counted lies apart, and takes no
 * memory before it is. A node is found by the hash of its path from the root, which is known before its parent's node is: so those of many events can be looked up at once
 * (see {@link EndedCalls}).
 */
final class PathNodes {
	/** In place of parent and function: found by nobody. */
	static final long NOBODY = -1;
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

	/** Nodes of a tree that the second-level cache holds. */
	private static final int SMALL = 1 << 13;
	private static final int FIRST_BITS = 7;

	long[] data = new long[64 * STRIDE];
	private int count;
	/** Of each node, the upper half of its path's hash. */
	private int[] hashes = new int[64];
	/**
	 * Open addressing by the first {@link #bits} bits of the hash, at most half full. The lower so many bits are the node's number plus 1; above are the next bits of the hash: so this is half as large as with a word
	 * for each, and what is found is wrong once in a thousand times in a tree of a million nodes.
	 */
	private int[] table = new int[1 << FIRST_BITS];
	private int bits = FIRST_BITS;
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

	/** Whether it is so large that counting waits for memory. */
	boolean isLarge() {
		return count > SMALL;
	}

	/** Brings the place where this path would be found into the cache. */
	int touchPlace(long path) {
		return table[(int) (path >>> Long.SIZE - bits)];
	}

	/** Brings a node's counts into the cache. */
	long touch(int node) {
		int at = node * STRIDE;
		return data[at] + data[at + STRIDE - 1];
	}

	/** The node that has this path in all likelihood, or -1. */
	int likely(long path) {
		int[] all = table;
		int mask = all.length - 1;
		int hash = (int) (path >>> 32);
		int i = hash >>> Integer.SIZE - bits;
		for (int found = all[i]; found != 0; found = all[i]) {
			if ((found ^ hash << bits) >>> bits == 0) {
				return (found & mask) - 1;
			}
			i = i + 1 & mask;
		}
		return -1;
	}

	/** The child of a node by a function; made when it is new. */
	int child(int parent, int function, long path) {
		long key = key(parent, function);
		int[] all = table;
		int mask = all.length - 1;
		int hash = (int) (path >>> 32);
		int i = hash >>> Integer.SIZE - bits;
		for (int found = all[i]; found != 0; found = all[i]) {
			int node = (found & mask) - 1;
			if ((found ^ hash << bits) >>> bits == 0 && data[node * STRIDE] == key) {
				return node;
			}
			i = i + 1 & mask;
		}
		int node = add(key);
		place(node, path);
		return node;
	}

	/** Adds a node, which nobody finds before it is placed. */
	int add(long key) {
		int at = count * STRIDE;
		if (at == data.length) {
			data = Arrays.copyOf(data, 2 * at);
			hashes = Arrays.copyOf(hashes, 2 * count);
		}
		data[at + PARENT_AND_FUNCTION] = key;
		data[at + MIN] = Long.MAX_VALUE;
		return count++;
	}

	/** Lets a node be found. */
	void place(int node, long path) {
		hashes[node] = (int) (path >>> 32);
		if (2 * count > table.length) {
			grow();
		} else {
			place(node);
		}
	}

	private void place(int node) {
		int mask = table.length - 1;
		int i = hashes[node] >>> Integer.SIZE - bits;
		while (table[i] != 0) {
			i = i + 1 & mask;
		}
		table[i] = hashes[node] << bits | node + 1;
	}

	private void grow() {
		table = new int[2 * table.length];
		bits++;
		for (int node = 0; node < count; node++) {
			if (data[node * STRIDE] != NOBODY) {
				place(node);
			}
		}
	}

	void countCall(int node) {
		data[node * STRIDE + CALLS]++;
	}

	/** Counts how long a whole call lasted, in ticks. */
	void countDuration(int node, long ticks) {
		int at = node * STRIDE;
		data[at + MIN] = Math.min(data[at + MIN], ticks);
		data[at + MAX] = Math.max(data[at + MAX], ticks);
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
