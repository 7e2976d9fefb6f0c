package org.tapsetstudio.analysis;

import org.tapsetstudio.analysis.activities.Activity;
import org.tapsetstudio.recording.pairing.Function;
import org.tapsetstudio.recording.pairing.FunctionTable;

/**
 * A calling-context tree: who was called from where, how often, for how long. An immutable snapshot; any thread may read it.
 * <p>
 * Nodes are numbers from 0, the root; a parent's number is lower than its children's. Times are nanoseconds. The total of a node is its self time plus the totals of
 * its children, exactly.
 */
public final class CallTree {
	/** The root. */
	public static final int ROOT = 0;

	private final CallTreeColumns columns;
	private final FunctionTable functions;
	private final String[] groups;
	private final Grouping grouping;

	CallTree(CallTreeColumns columns, FunctionTable functions, String[] groups, Grouping grouping) {
		this.columns = columns;
		this.functions = functions;
		this.groups = groups;
		this.grouping = grouping;
	}

	/** Another tree of the same functions and groups. */
	CallTree with(CallTreeColumns others) {
		return new CallTree(others, functions, groups, grouping);
	}

	/** The function, below -1 the process or thread, -1 for the root. */
	int rawFunction(int node) {
		return columns.function[node];
	}

	/** How many nodes there are, with the root. */
	public int size() {
		return columns.count;
	}

	/** What the first level is. */
	public Grouping grouping() {
		return grouping;
	}

	/** The parent; -1 of the root. */
	public int parent(int node) {
		return columns.parent[node];
	}

	/** Number of the function in {@link #functions()}; -1 for the root and for a process or thread. */
	public int functionId(int node) {
		return Math.max(-1, columns.function[node]);
	}

	/** The function; null for the root and for a process or thread. */
	public Function function(int node) {
		int id = columns.function[node];
		return id < 0 ? null : functions.get(id);
	}

	/** The functions of this and of later snapshots. */
	public FunctionTable functions() {
		return functions;
	}

	/** What to call the node: the function's name, or the process or thread; "all" for the root. */
	public String label(int node) {
		int id = columns.function[node];
		return id >= 0 ? functions.get(id).name() : node == ROOT ? "all" : groups[-2 - id];
	}

	/** Entries, with those that resume a generator; for a marker without duration, its events. */
	public long calls(int node) {
		return columns.calls[node];
	}

	/** Those of the {@linkplain #calls entries} that resumed a generator or coroutine. */
	public long resumed(int node) {
		return columns.resumed[node];
	}

	/** Nanoseconds in this call path, callees included; what is still open counts up to the last event of its thread. */
	public long total(int node) {
		return columns.total[node];
	}

	/** What of {@link #self} the call path spent doing nothing but wait, see {@link Activity#isWaiting}: all of it, or nothing. */
	public long waiting(int node) {
		long self = self(node);
		return self != 0 && functionId(node) >= 0 && Activity.isWaiting(function(node)) ? self : 0;
	}

	/** Nanoseconds in this call path itself. */
	public long self(int node) {
		return columns.self[node];
	}

	/** Shortest complete call in nanoseconds; 0 where none is complete. */
	public long min(int node) {
		return columns.min[node] == Long.MAX_VALUE ? 0 : columns.min[node];
	}

	/** Longest complete call in nanoseconds; 0 where none is complete. */
	public long max(int node) {
		return columns.max[node];
	}

	/** Calls left by an exception or a jump. */
	public int unwound(int node) {
		return columns.unwound[node];
	}

	/** Calls whose start or end was not recorded. */
	public int cut(int node) {
		return columns.cut[node];
	}

	/** The children, longest total first; equal ones by calls, then in the order of their first event. */
	public int[] children(int node) {
		return columns.children(node);
	}

	/** Whether the node has children. */
	public boolean hasChildren(int node) {
		return columns.firstChild[node] >= 0;
	}

	/** The first child in the order of numbers, or -1. With {@link #nextSibling} a walk that allocates nothing. */
	public int firstChild(int node) {
		return columns.firstChild[node];
	}

	/** The next child of the same parent in the order of numbers, or -1. */
	public int nextSibling(int node) {
		return columns.nextSibling[node];
	}

	/** Distance from the root. */
	public int depth(int node) {
		int depth = 0;
		for (int at = node; at != ROOT; at = columns.parent[at]) {
			depth++;
		}
		return depth;
	}
}
