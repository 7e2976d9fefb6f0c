package org.tapsetstudio.analysis;

/**
 * Some hundred calls that have ended and wait to be counted. Where a tree is larger than the processor's caches, each count would wait for memory; here the memory of all that wait is asked for first, in
 * loops so short that the processor has many requests under way. Once for each call, not for each event: in random calls no processor foretells whether an event is an entry or a return.
 */
final class EndedCalls {
	static final int MOST = 256;

	final long[] paths = new long[MOST];
	final int[] functions = new int[MOST];
	/** Their numbers in the order in which they began. */
	final int[] begins = new int[MOST];
	/** How many calls each lay inside of, and itself. */
	final int[] depths = new int[MOST];
	final int[] flags = new int[MOST];
	/** In ticks. */
	final long[] durations = new long[MOST];
	/** In ticks, without that of the calls inside. */
	final long[] selves = new long[MOST];
	/** The node in all likelihood, or -1. */
	final int[] nodes = new int[MOST];
	int count;

	/** @return whether there is no room for another */
	boolean add(long path, int function, int begin, int depth, int flag, long duration, long self) {
		int i = count;
		paths[i] = path;
		functions[i] = function;
		begins[i] = begin;
		depths[i] = depth;
		flags[i] = flag;
		durations[i] = duration;
		selves[i] = self;
		count = i + 1;
		return i + 1 == MOST;
	}

	/** Finds the nodes and brings all that will be counted into the caches. */
	void find(PathNodes tree) {
		if (tree.isLarge()) {
			int sum = 0;
			for (int i = 0; i < count; i++) {
				sum += tree.touchPlace(paths[i]);
			}
			tree.touched += sum;
		}
		for (int i = 0; i < count; i++) {
			nodes[i] = tree.likely(paths[i]);
		}
		if (tree.isLarge()) {
			long sum = 0;
			for (int i = 0; i < count; i++) {
				sum += tree.touch(Math.max(0, nodes[i]));
			}
			tree.touched += sum;
		}
	}
}
