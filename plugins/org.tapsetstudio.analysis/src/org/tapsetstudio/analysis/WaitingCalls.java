package org.tapsetstudio.analysis;

/**
 * Some hundred calls that wait to be counted. Where a tree is larger than the processor's caches, each count would wait for memory; here the memory of all that wait is asked for first, in
 * loops so short that the processor has many requests under way.
 */
final class WaitingCalls {
	static final int MOST = 256;
	static final int LEAVE = -1;
	/** An instant of the function with number n is this minus n. */
	static final int INSTANT = -2;

	final int[] what = new int[MOST];
	final int[] flags = new int[MOST];
	final long[] ticks = new long[MOST];
	int count;
	/** Of enters and instants alone, in their order: the path, and the node in all likelihood, or -1. */
	final long[] paths = new long[MOST];
	final int[] nodes = new int[MOST];
	private int found;

	boolean isFull() {
		return count == MOST;
	}

	void leave(long at, int flag) {
		add(LEAVE, at, flag);
	}

	/** @param kind the function, or what says that it is an {@link #INSTANT} */
	void find(int kind, long path, long at, int flag) {
		paths[found++] = path;
		add(kind, at, flag);
	}

	private void add(int kind, long at, int flag) {
		int i = count++;
		what[i] = kind;
		ticks[i] = at;
		flags[i] = flag;
	}

	void clear() {
		count = 0;
		found = 0;
	}

	/** Finds the nodes and brings all that will be counted into the caches. */
	void prepare(PathNodes tree) {
		long sum = 0;
		for (int i = 0; i < found; i++) {
			sum += tree.touchPlace(paths[i]);
		}
		for (int i = 0; i < found; i++) {
			nodes[i] = tree.likely(paths[i]);
		}
		for (int i = 0; i < found; i++) {
			sum += tree.touch(Math.max(0, nodes[i]));
		}
		tree.touched += sum;
	}
}
