package org.tapsetstudio.ui.internal.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

import org.tapsetstudio.analysis.CallTree;

/**
 * A call tree as it was at one moment, for views. Nodes are numbers from 0, the root; a node keeps its number in later snapshots of the same recording, and a child's
 * number is greater than its parent's. Times are nanoseconds, inclusive of callees unless called self. Immutable.
 */
public final class CallTreeSnapshot {
	/** The root: all threads together. */
	public static final int ROOT = 0;
	/** No data yet. */
	public static final CallTreeSnapshot EMPTY = new Builder(1).add(-1, new FrameLabel("", "", 0), 0, 0, 0).build(); //$NON-NLS-1$ //$NON-NLS-2$

	private final int size;
	private final int[] parents;
	private final int[] childStart;
	private final int[] children;
	private final FrameLabel[] frames;
	private final long[] totals;
	private final long[] selfs;
	private final long[] waitings;
	private final long[] calls;
	private final double[] changes;

	private CallTreeSnapshot(Builder b) {
		size = b.size;
		parents = Arrays.copyOf(b.parents, size);
		frames = Arrays.copyOf(b.frames, size);
		totals = Arrays.copyOf(b.totals, size);
		selfs = Arrays.copyOf(b.selfs, size);
		waitings = b.waitings == null ? null : Arrays.copyOf(b.waitings, size);
		calls = Arrays.copyOf(b.calls, size);
		changes = b.changes == null ? null : Arrays.copyOf(b.changes, size);
		childStart = new int[size + 1];
		children = new int[Math.max(0, size - 1)];
		for (int node = 1; node < size; node++) {
			childStart[parents[node] + 1] += isPresent(node) ? 1 : 0;
		}
		for (int node = 0; node < size; node++) {
			childStart[node + 1] += childStart[node];
		}
		int[] next = childStart.clone();
		for (int node = 1; node < size; node++) {
			if (isPresent(node)) {
				children[next[parents[node]]++] = node;
			}
		}
	}

	/** A tree as it is, with its own numbers. */
	public static CallTreeSnapshot of(CallTree tree) {
		var labels = new HashMap<Integer, FrameLabel>();
		var result = new Builder(tree.size());
		for (int node = 0; node < tree.size(); node++) {
			int at = node;
			var label = tree.functionId(node) < 0 ? new FrameLabel(tree.label(node), "", 0) : labels.computeIfAbsent(tree.functionId(node), id -> FrameLabel.of(tree.function(at))); //$NON-NLS-1$
			result.add(tree.parent(node), label, tree.total(node), tree.self(node) - tree.waiting(node), tree.calls(node)).waiting(tree.waiting(node));
		}
		return result.build();
	}

	/** Whether the node occurs in what the tree was made of; one that was there in another snapshot may not, and is nobody's child. */
	private boolean isPresent(int node) {
		return calls[node] != 0 || totals[node] != 0;
	}

	/** Nodes, the root included; 1 when there are no calls. */
	public int size() {
		return size;
	}

	/** The caller; -1 for the root. */
	public int parent(int node) {
		return parents[node];
	}

	/** How many different functions the node called. */
	public int childCount(int node) {
		return childStart[node + 1] - childStart[node];
	}

	/** A called function, in the order of first calls. */
	public int child(int node, int index) {
		return children[childStart[node] + index];
	}

	/** What the node is called. */
	public FrameLabel frame(int node) {
		return frames[node];
	}

	/** Time in the node and its callees. */
	public long total(int node) {
		return totals[node];
	}

	/** Time in the node itself, at work. */
	public long self(int node) {
		return selfs[node];
	}

	/** Time in the node itself, where it does nothing but wait. */
	public long waiting(int node) {
		return waitings == null ? 0 : waitings[node];
	}

	/** Whether any node does nothing but wait. */
	public boolean waits() {
		return waitings != null;
	}

	/** Calls from this caller. */
	public long calls(int node) {
		return calls[node];
	}

	/** Whether the nodes tell how they {@linkplain #change changed}. */
	public boolean isDifference() {
		return changes != null;
	}

	/** Of a difference: how much the time of the node changed, as a share of the whole earlier time; negative where it is less. */
	public double change(int node) {
		return changes == null ? 0 : changes[node];
	}

	/** Share of the whole time, 0 to 1. */
	public double share(int node) {
		return totals[ROOT] == 0 ? 0 : (double) totals[node] / totals[ROOT];
	}

	/** Distance from the root. */
	public int depth(int node) {
		int depth = 0;
		for (int at = parents[node]; at >= 0; at = parents[at]) {
			depth++;
		}
		return depth;
	}

	/** Whether a node is the other or below it. */
	public boolean isWithin(int node, int ancestor) {
		int at = node;
		while (at > ancestor) {
			at = parents[at];
		}
		return at == ancestor;
	}

	/** The nodes from below the root down to this one. */
	public List<Integer> path(int node) {
		var path = new Integer[depth(node)];
		int at = node;
		for (int i = path.length; i-- > 0; at = parents[at]) {
			path[i] = at;
		}
		return List.of(path);
	}

	/** What the nodes from below the root down to this one are called: names it in any tree of the same program. */
	public List<FrameLabel> frames(int node) {
		return path(node).stream().map(this::frame).toList();
	}

	/** The node with this path, or as far as it goes; the root where not even its first part is there. */
	public int find(List<FrameLabel> path) {
		int at = ROOT;
		for (var frame : path) {
			int next = child(at, frame);
			if (next < 0) {
				return at;
			}
			at = next;
		}
		return at;
	}

	/** The callee with this name, or -1. */
	public int child(int node, FrameLabel frame) {
		for (int i = childStart[node]; i < childStart[node + 1]; i++) {
			if (frames[children[i]].equals(frame)) {
				return children[i];
			}
		}
		return -1;
	}

	/** The node of a function that costs most, or -1 where it does not occur. */
	public int costliest(FrameLabel frame) {
		int best = -1;
		for (int node = 1; node < size; node++) {
			if (frames[node].equals(frame) && isPresent(node) && (best < 0 || totals[node] > totals[best])) {
				best = node;
			}
		}
		return best;
	}

	/** Collects nodes, parents first. */
	public static final class Builder {
		private int size;
		private int[] parents;
		private FrameLabel[] frames;
		private long[] totals;
		private long[] selfs;
		private long[] waitings;
		private long[] calls;
		private double[] changes;

		/** @param expected how many nodes will come, about */
		public Builder(int expected) {
			int room = Math.max(1, expected);
			parents = new int[room];
			frames = new FrameLabel[room];
			totals = new long[room];
			selfs = new long[room];
			calls = new long[room];
		}

		/** Adds the next node; the first is the root and has the parent -1. */
		public Builder add(int parent, FrameLabel frame, long total, long self, long callCount) {
			if (parent >= size || parent < 0 && size > 0) {
				throw new IllegalArgumentException("node " + size + " before its parent " + parent); //$NON-NLS-1$ //$NON-NLS-2$
			}
			if (size == parents.length) {
				int room = 2 * size;
				parents = Arrays.copyOf(parents, room);
				frames = Arrays.copyOf(frames, room);
				totals = Arrays.copyOf(totals, room);
				selfs = Arrays.copyOf(selfs, room);
				waitings = waitings == null ? null : Arrays.copyOf(waitings, room);
				calls = Arrays.copyOf(calls, room);
			}
			parents[size] = parent;
			frames[size] = frame;
			totals[size] = total;
			selfs[size] = self;
			calls[size++] = callCount;
			return this;
		}

		/** Says how long the node that was added last did nothing but wait. */
		public Builder waiting(long nanos) {
			if (nanos != 0) {
				waitings = waitings == null ? new long[parents.length] : waitings;
				waitings[size - 1] = nanos;
			}
			return this;
		}

		/** Makes it a difference: a change for each node. */
		public Builder changes(double[] all) {
			changes = all;
			return this;
		}

		public CallTreeSnapshot build() {
			return new CallTreeSnapshot(this);
		}
	}
}
