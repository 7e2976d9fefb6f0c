package org.tapsetstudio.analysis;

import java.util.Arrays;

import org.tapsetstudio.recording.pairing.CallFlags;
import org.tapsetstudio.recording.pairing.CallSink;

/**
 * The growing calling-context tree of one lane. A node is eight longs side by side, so that counting one event touches one cache line of it; children are found by
 * open addressing on (parent, function).
 * <p>
 * Only self times are kept while events come: at each event, the time since the one before belongs to the call that was innermost. Totals are sums over subtrees,
 * which a snapshot makes. That costs less per event, counts what is still open, and cannot become inconsistent.
 */
final class LaneTree implements CallSink {
	static final int PARENT_AND_FUNCTION = 0;
	static final int CALLS = 1;
	static final int SELF = 2;
	static final int MIN = 3;
	static final int MAX = 4;
	/** Function and node of the child entered last: most calls repeat. */
	private static final int HINT = 5;
	static final int UNWOUND_AND_CUT = 6;
	static final int RESUMED = 7;
	static final int STRIDE_BITS = 3;

	private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
	private static final int INCOMPLETE = CallFlags.START_CUT | CallFlags.END_CUT | CallFlags.CONTINUED | CallFlags.INHERITED;
	private static final int UNCOUNTED = CallFlags.CONTINUED | CallFlags.INHERITED | CallFlags.START_CUT;

	private long[] data = new long[64 << STRIDE_BITS];
	private int count;
	/** Numbers of nodes, and 1: what is compared is the node itself, which is needed next anyway. */
	private int[] table = new int[128];
	private int shift = 64 - 7;
	/** Roots, innermost first: the last is the outside, each other one is a call that had begun before the first event. */
	private int[] roots = { 0 };
	private int[] nodes = new int[64];
	private long[] starts = new long[64];
	private int[] flagsOf = new int[64];
	private int depth;
	private int top;
	private long last = -1;
	private long version;
	private int maximumDepth;

	LaneTree() {
		add(-1, -1);
	}

	@Override
	public void enter(int function, long ticks, int flags) {
		settle(ticks);
		int node = child(top, function);
		int at = node << STRIDE_BITS;
		if ((flags & UNCOUNTED) == 0) {
			data[at + CALLS]++;
		}
		if (flags != 0) {
			data[at + RESUMED] += (flags & CallFlags.RESUMED) != 0 ? 1 : 0;
		}
		if (++depth == nodes.length) {
			nodes = Arrays.copyOf(nodes, 2 * depth);
			starts = Arrays.copyOf(starts, 2 * depth);
			flagsOf = Arrays.copyOf(flagsOf, 2 * depth);
		}
		nodes[depth] = node;
		starts[depth] = ticks;
		flagsOf[depth] = flags;
		top = node;
		maximumDepth = Math.max(maximumDepth, depth);
	}

	@Override
	public void leave(long ticks, int flags) {
		settle(ticks);
		int at = top << STRIDE_BITS;
		int all = flags | flagsOf[depth];
		if ((all & INCOMPLETE) == 0) {
			long duration = ticks - starts[depth];
			if (duration < data[at + MIN]) {
				data[at + MIN] = duration;
			}
			if (duration > data[at + MAX]) {
				data[at + MAX] = duration;
			}
		}
		if (all != 0) {
			data[at + UNWOUND_AND_CUT] += ((all & CallFlags.UNWOUND) != 0 ? 1L << 32 : 0) + ((all & INCOMPLETE) != 0 ? 1 : 0);
		}
		depth--;
		top = depth == 0 ? roots[roots.length - 1] : nodes[depth];
	}

	@Override
	public void beforeTrace(int function, long ticks, int flags) {
		settle(ticks);
		int inner = roots[roots.length - 1];
		int outer = add(-1, -1);
		data[(inner << STRIDE_BITS) + PARENT_AND_FUNCTION] = key(outer, function);
		data[(inner << STRIDE_BITS) + UNWOUND_AND_CUT]++;
		place(inner);
		roots = Arrays.copyOf(roots, roots.length + 1);
		roots[roots.length - 1] = outer;
		top = outer;
	}

	@Override
	public void instant(int function, long ticks) {
		settle(ticks);
		int node = child(top, function); // may put another array in the place of data
		data[(node << STRIDE_BITS) + CALLS]++;
	}

	@Override
	public void time(long ticks) {
		settle(ticks);
	}

	/** What happened until now is nobody's time. */
	void skip(long ticks) {
		last = ticks;
	}

	private void settle(long ticks) {
		if (last >= 0) {
			data[(top << STRIDE_BITS) + SELF] += ticks - last;
		}
		last = ticks;
		version++;
	}

	private static long key(int parent, int function) {
		return (long) parent << 32 | function;
	}

	private int child(int parent, int function) {
		int at = (parent << STRIDE_BITS) + HINT;
		long hint = data[at];
		if ((int) (hint >>> 32) == function) {
			return (int) hint;
		}
		int node = find(parent, function);
		data[at] = (long) function << 32 | node;
		return node;
	}

	private int find(int parent, int function) {
		long key = key(parent, function);
		int mask = table.length - 1;
		int i = (int) (key * MULTIPLIER >>> shift);
		for (int found = table[i]; found != 0; found = table[i]) {
			if (data[found - 1 << STRIDE_BITS] == key) {
				return found - 1;
			}
			i = i + 1 & mask;
		}
		int node = add(parent, function);
		place(node);
		return node;
	}

	private int add(int parent, int function) {
		int at = count << STRIDE_BITS;
		if (at == data.length) {
			data = Arrays.copyOf(data, 2 * at);
		}
		data[at + PARENT_AND_FUNCTION] = key(parent, function);
		data[at + MIN] = Long.MAX_VALUE;
		data[at + HINT] = -1L;
		return count++;
	}

	private void place(int node) {
		if (2 * count > table.length) {
			grow();
		}
		int mask = table.length - 1;
		int i = (int) (data[node << STRIDE_BITS] * MULTIPLIER >>> shift);
		while (table[i] != 0) {
			i = i + 1 & mask;
		}
		table[i] = node + 1;
	}

	private void grow() {
		int[] old = table;
		table = new int[2 * old.length];
		shift--;
		for (int found : old) {
			if (found != 0) {
				place(found - 1);
			}
		}
	}

	/** Changes whenever an event was taken. */
	long version() {
		return version;
	}

	int count() {
		return count;
	}

	int maximumDepth() {
		return maximumDepth + roots.length - 1;
	}

	long get(int node, int field) {
		return data[(node << STRIDE_BITS) + field];
	}

	/** The outside: it has no function. */
	int outermost() {
		return roots[roots.length - 1];
	}

	/** All nodes but the outside, each after its parent. */
	int[] parentsFirst() {
		int[] order = new int[count - 1];
		boolean[] root = new boolean[count];
		int at = 0;
		for (int i = roots.length - 2; i >= 0; i--) {
			order[at++] = roots[i];
		}
		for (int i : roots) {
			root[i] = true;
		}
		for (int node = 0; node < count; node++) {
			if (!root[node]) {
				order[at++] = node;
			}
		}
		return order;
	}
}
