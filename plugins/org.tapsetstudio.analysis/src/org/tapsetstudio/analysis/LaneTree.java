package org.tapsetstudio.analysis;

import java.util.Arrays;

import org.tapsetstudio.recording.pairing.CallFlags;
import org.tapsetstudio.recording.pairing.CallSink;

/**
 * The growing calling-context tree of one lane.
 * <p>
 * Only self times are kept while events come: what a call lasted, without what the calls inside of it did. Totals are sums over subtrees, which a snapshot makes. That costs less per event, counts what is
 * still open, and cannot become inconsistent.
 * <p>
 * A call is counted when it has ended, {@link EndedCalls some hundred} together, the last first: so each comes after its caller, whose node has to be there before its own. What is open is counted up to now when
 * somebody looks.
 */
final class LaneTree implements CallSink {
	private static final int UNCOUNTED = CallFlags.CONTINUED | CallFlags.INHERITED | CallFlags.START_CUT;
	/** Of an open call, above the bits of {@link CallFlags}: it was counted while it was open. */
	private static final int COUNTED = 1 << 8;
	private static final int INSTANT = 1 << 9;
	/** Of an ended call, by so many bits the flags of its start lie above those of its end. */
	private static final int START = 16;

	private final PathNodes tree = new PathNodes();
	private final EndedCalls ended = new EndedCalls();
	private final FirstCalls order = new FirstCalls();
	/** Roots, innermost first: the last is the outside, each other one is a call that had begun before the first event. */
	private int[] roots = { 0 };
	/** What is open, the outside first. */
	private long[] paths = new long[64];
	private int[] functions = new int[64];
	/** By {@link #begun}. */
	private int[] begins = new int[64];
	private int[] flagsOf = new int[64];
	private long[] starts = new long[64];
	/** Ticks of an open call that belong to calls inside of it, or to nobody, or that were counted already. */
	private long[] spent = new long[64];
	/** Nodes by depth: those of what is open up to {@link #found}. */
	private int[] nodes = new int[64];
	private int found;
	private int depth;
	/** How many calls began since some were counted. */
	private int begun;
	private long last = -1;
	private long version;
	private int maximumDepth;

	LaneTree() {
		tree.add(PathNodes.NOBODY);
	}

	@Override
	public void enter(int function, long ticks, int flags) {
		begin(ticks);
		int at = depth + 1;
		if (at == paths.length) {
			grow();
		}
		paths[at] = PathNodes.path(paths[at - 1], function);
		functions[at] = function;
		begins[at] = begun++;
		flagsOf[at] = flags;
		starts[at] = ticks;
		spent[at] = 0;
		depth = at;
		maximumDepth = Math.max(maximumDepth, at);
	}

	@Override
	public void leave(long ticks, int flags) {
		last = ticks;
		version++;
		int at = depth--;
		found = Math.min(found, at - 1);
		long duration = ticks - starts[at];
		spent[at - 1] += duration;
		if (ended.add(paths[at], functions[at], begins[at], at, flags | flagsOf[at] << START, duration, duration - spent[at])) {
			countEnded();
		}
	}

	@Override
	public void instant(int function, long ticks) {
		begin(ticks);
		if (ended.add(PathNodes.path(paths[depth], function), function, begun++, depth + 1, INSTANT, 0, 0)) {
			countEnded();
		}
	}

	@Override
	public void time(long ticks) {
		begin(ticks);
	}

	/** What happened until now is nobody's time. */
	void skip(long ticks) {
		spent[depth] += last < 0 ? 0 : ticks - last;
		begin(ticks);
	}

	@Override
	public void beforeTrace(int function, long ticks, int flags) {
		begin(ticks);
		countAll();
		int inner = outermost();
		int outer = tree.add(PathNodes.NOBODY);
		tree.data[inner * PathNodes.STRIDE + PathNodes.PARENT_AND_FUNCTION] = PathNodes.key(outer, function);
		tree.countUnusual(inner, false, false, true);
		tree.place(inner, paths[0]);
		paths[0] = PathNodes.parentOf(paths[0], function);
		roots = Arrays.copyOf(roots, roots.length + 1);
		roots[roots.length - 1] = outer;
		nodes[0] = outer;
	}

	/** Takes notice of an event that ends nothing. */
	private void begin(long ticks) {
		if (last < 0) {
			starts[0] = ticks;
		}
		last = ticks;
		version++;
	}

	private void grow() {
		int length = 2 * paths.length;
		paths = Arrays.copyOf(paths, length);
		functions = Arrays.copyOf(functions, length);
		begins = Arrays.copyOf(begins, length);
		flagsOf = Arrays.copyOf(flagsOf, length);
		starts = Arrays.copyOf(starts, length);
		spent = Arrays.copyOf(spent, length);
	}

	/** Counts what waits. */
	private void countEnded() {
		EndedCalls calls = ended;
		calls.find(tree);
		order.begin(tree.count());
		findOpen();
		int outer = depth;
		for (int i = calls.count - 1; i >= 0; i--) {
			int at = calls.depths[i];
			outer = Math.min(outer, at - 1);
			int node = node(calls.nodes[i], nodes[at - 1], calls.functions[i], calls.paths[i]);
			nodes[at] = node;
			order.called(node, calls.begins[i]);
			int flags = calls.flags[i];
			tree.data[node * PathNodes.STRIDE + PathNodes.SELF] += calls.selves[i];
			if (flags == 0) {
				tree.countCall(node);
				tree.countDuration(node, calls.durations[i]);
			} else {
				countUnusual(node, flags, calls.durations[i]);
			}
		}
		found = outer; // deeper nodes are now those of calls that have ended
		calls.count = 0;
		order.end(tree.count());
		begun = 0;
	}

	/** Finds the nodes of what is open. There must be room for those of what has ended, too. */
	private void findOpen() {
		if (nodes.length < paths.length + 1) {
			nodes = Arrays.copyOf(nodes, paths.length + 1);
		}
		while (found < depth) {
			int at = ++found;
			nodes[at] = tree.child(nodes[at - 1], functions[at], paths[at]);
			order.called(nodes[at], begins[at]);
		}
	}

	private int node(int likely, int parent, int function, long path) {
		return likely >= 0 && tree.get(likely, PathNodes.PARENT_AND_FUNCTION) == PathNodes.key(parent, function) ? likely : tree.child(parent, function, path);
	}

	private void countUnusual(int node, int flags, long duration) {
		int start = flags >>> START;
		int all = start | flags;
		if ((start & COUNTED) == 0) {
			countStart(node, start);
		}
		if ((all & INSTANT) == 0) {
			if (CallFlags.isWhole(all)) {
				tree.countDuration(node, duration);
			}
			tree.countUnusual(node, false, (all & CallFlags.UNWOUND) != 0, CallFlags.isCut(all));
		}
	}

	private void countStart(int node, int flags) {
		if ((flags & UNCOUNTED) == 0) {
			tree.countCall(node);
		}
		if ((flags & CallFlags.FURTHER_PART) == CallFlags.RESUMED) {
			tree.countUnusual(node, true, false, false);
		}
	}

	/** Counts what waits, and what is open up to now. */
	private void countAll() {
		if (last < 0) {
			return;
		}
		countEnded();
		findOpen();
		for (int at = 0; at <= depth; at++) {
			long self = (at < depth ? starts[at + 1] : last) - starts[at] - spent[at];
			spent[at] += self;
			tree.data[nodes[at] * PathNodes.STRIDE + PathNodes.SELF] += self;
			if (at > 0 && (flagsOf[at] & COUNTED) == 0) {
				countStart(nodes[at], flagsOf[at]);
				flagsOf[at] |= COUNTED;
			}
		}
	}

	/** Changes whenever an event was taken. */
	long version() {
		return version;
	}

	int maximumDepth() {
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

	/** All nodes but the outside in the order of their first calls, so each after its parent. */
	int[] parentsFirst() {
		countAll();
		int[] all = new int[roots.length - 1 + order.count()];
		for (int i = roots.length - 2, at = 0; i >= 0; i--) {
			all[at++] = roots[i];
		}
		order.copyTo(all, roots.length - 1);
		return all;
	}
}
