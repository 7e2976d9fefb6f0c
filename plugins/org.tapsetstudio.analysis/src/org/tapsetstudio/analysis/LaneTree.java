package org.tapsetstudio.analysis;

import java.util.Arrays;

import org.tapsetstudio.recording.pairing.CallFlags;
import org.tapsetstudio.recording.pairing.CallSink;

/**
 * The growing calling-context tree of one lane.
 * <p>
 * Only self times are kept while events come: at each event, the time since the one before belongs to the call that was innermost. Totals are sums over subtrees,
 * which a snapshot makes. That costs less per event, counts what is still open, and cannot become inconsistent.
 * <p>
 * While the tree is small each event is counted at once, later {@link WaitingCalls some hundred} together.
 */
final class LaneTree implements CallSink {
	/** Nodes of a tree that the second-level cache holds. */
	private static final int SMALL = 1 << 13;
	private static final int UNCOUNTED = CallFlags.CONTINUED | CallFlags.INHERITED | CallFlags.START_CUT;

	private final PathNodes tree = new PathNodes();
	private WaitingCalls waiting;
	/** Paths of what is open, by what was told; the outside first. */
	private long[] paths = new long[64];
	private int told;
	/** Roots, innermost first: the last is the outside, each other one is a call that had begun before the first event. */
	private int[] roots = { 0 };
	/** What is open, by what was counted. */
	private int[] nodes = new int[64];
	private long[] starts = new long[64];
	private int[] flagsOf = new int[64];
	private int depth;
	private int top;
	private long last = -1;
	private long version;
	private int maximumDepth;

	LaneTree() {
		tree.add(-1);
	}

	@Override
	public void enter(int function, long ticks, int flags) {
		version++;
		long path = PathNodes.path(paths[told], function);
		if (++told == paths.length) {
			paths = Arrays.copyOf(paths, 2 * told);
		}
		paths[told] = path;
		if (tree.count() < SMALL) {
			countEnter(function, tree.child(top, function, path), ticks, flags);
		} else {
			waiting().find(function, path, ticks, flags);
			countFull();
		}
	}

	@Override
	public void leave(long ticks, int flags) {
		version++;
		told--;
		if (waiting == null) {
			countLeave(ticks, flags);
		} else {
			waiting.leave(ticks, flags);
			countFull();
		}
	}

	@Override
	public void instant(int function, long ticks) {
		version++;
		long path = PathNodes.path(paths[told], function);
		if (tree.count() < SMALL) {
			countInstant(tree.child(top, function, path), ticks);
		} else {
			waiting().find(WaitingCalls.INSTANT - function, path, ticks, 0);
			countFull();
		}
	}

	@Override
	public void time(long ticks) {
		version++;
		countAll();
		settle(ticks);
	}

	/** What happened until now is nobody's time. */
	void skip(long ticks) {
		countAll();
		last = ticks;
	}

	@Override
	public void beforeTrace(int function, long ticks, int flags) {
		time(ticks);
		int inner = outermost();
		int outer = tree.add(-1);
		tree.data[inner * PathNodes.STRIDE + PathNodes.PARENT_AND_FUNCTION] = PathNodes.key(outer, function);
		tree.countUnusual(inner, false, false, true);
		tree.place(inner, paths[0]);
		paths[0] = PathNodes.parentOf(paths[0], function);
		roots = Arrays.copyOf(roots, roots.length + 1);
		roots[roots.length - 1] = outer;
		top = outer;
	}

	private WaitingCalls waiting() {
		if (waiting == null) {
			waiting = new WaitingCalls();
		}
		return waiting;
	}

	private void countFull() {
		if (waiting.isFull()) {
			countAll();
		}
	}

	private void countAll() {
		WaitingCalls calls = waiting;
		if (calls == null || calls.count == 0) {
			return;
		}
		calls.prepare(tree);
		int next = 0;
		for (int i = 0; i < calls.count; i++) {
			int what = calls.what[i];
			if (what == WaitingCalls.LEAVE) {
				countLeave(calls.ticks[i], calls.flags[i]);
			} else if (what >= 0) {
				countEnter(what, node(calls, next++, what), calls.ticks[i], calls.flags[i]);
			} else {
				countInstant(node(calls, next++, WaitingCalls.INSTANT - what), calls.ticks[i]);
			}
		}
		calls.clear();
	}

	private int node(WaitingCalls calls, int i, int function) {
		int likely = calls.nodes[i];
		return likely >= 0 && tree.get(likely, PathNodes.PARENT_AND_FUNCTION) == PathNodes.key(top, function) ? likely : tree.child(top, function, calls.paths[i]);
	}

	private void countEnter(int function, int node, long ticks, int flags) {
		settle(ticks);
		if ((flags & UNCOUNTED) == 0) {
			tree.data[node * PathNodes.STRIDE + PathNodes.CALLS]++;
		}
		if ((flags & CallFlags.FURTHER_PART) == CallFlags.RESUMED) {
			tree.countUnusual(node, true, false, false);
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

	private void countLeave(long ticks, int flags) {
		settle(ticks);
		int all = flags | flagsOf[depth];
		if (CallFlags.isWhole(all)) {
			long[] data = tree.data;
			int at = top * PathNodes.STRIDE;
			long duration = ticks - starts[depth];
			if (duration < data[at + PathNodes.MIN]) {
				data[at + PathNodes.MIN] = duration;
			}
			if (duration > data[at + PathNodes.MAX]) {
				data[at + PathNodes.MAX] = duration;
			}
		}
		if (all != 0) {
			tree.countUnusual(top, false, (all & CallFlags.UNWOUND) != 0, CallFlags.isCut(all));
		}
		depth--;
		top = depth == 0 ? outermost() : nodes[depth];
	}

	private void countInstant(int node, long ticks) {
		settle(ticks);
		tree.data[node * PathNodes.STRIDE + PathNodes.CALLS]++;
	}

	private void settle(long ticks) {
		if (last >= 0) {
			tree.data[top * PathNodes.STRIDE + PathNodes.SELF] += ticks - last;
		}
		last = ticks;
	}

	/** Changes whenever an event was taken. */
	long version() {
		return version;
	}

	int maximumDepth() {
		countAll();
		return maximumDepth + roots.length - 1;
	}

	/** The nodes, with all that was told. Not to be changed. */
	PathNodes nodes() {
		countAll();
		return tree;
	}

	/** The outside: it has no function. */
	int outermost() {
		return roots[roots.length - 1];
	}

	/** All nodes but the outside, each after its parent. */
	int[] parentsFirst() {
		int count = nodes().count();
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
