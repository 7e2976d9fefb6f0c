package org.tapsetstudio.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.recording.pairing.Function;

/**
 * Two call trees laid over each other. Call paths are the same where all their functions have the same names in files of the same name, wherever those lie and on
 * whatever line they start; so two versions of a program can be compared. Their providers and kinds must be the same too, but not where one recording was
 * {@linkplain Function#isImported() imported}: another tool does not tell them. Immutable; any thread may read it.
 * <p>
 * Nodes are numbers from 0, the root; a parent's number is lower than its children's. Times are nanoseconds.
 */
public final class CallTreeDifference {
	/** Where a call path occurs. */
	public enum Presence {
		/** in both recordings */
		BOTH,
		/** only in the later one */
		ADDED,
		/** only in the earlier one */
		REMOVED
	}

	private record Key(int parent, SameFunction function, String label) {
	}

	/** One tree's numbers by node of the difference. */
	private static final class Side {
		long[] total = new long[64];
		long[] self = new long[64];
		long[] calls = new long[64];

		void add(int node, CallTree tree, int from) {
			if (node >= total.length) {
				int length = Math.max(node + 1, 2 * total.length);
				total = Arrays.copyOf(total, length);
				self = Arrays.copyOf(self, length);
				calls = Arrays.copyOf(calls, length);
			}
			total[node] += tree.total(from);
			self[node] += tree.self(from);
			calls[node] += tree.calls(from);
		}

		long at(long[] column, int node) {
			return node < column.length ? column[node] : 0;
		}
	}

	private final Map<Key, Integer> nodes = new HashMap<>();
	private final List<Integer> parents = new ArrayList<>();
	private final List<Function> functions = new ArrayList<>();
	private final List<List<Integer>> children = new ArrayList<>();
	private final List<Presence> presences = new ArrayList<>();
	private final Side before = new Side();
	private final Side after = new Side();
	private final double scale;
	private final boolean byNameAlone;

	private CallTreeDifference(CallTree earlier, CallTree later, boolean normalised) {
		long whole = later.total(CallTree.ROOT);
		this.scale = normalised && whole > 0 ? (double) earlier.total(CallTree.ROOT) / whole : 1;
		this.byNameAlone = isImported(earlier) != isImported(later);
		lay(earlier, before, Presence.REMOVED);
		lay(later, after, Presence.ADDED);
		for (List<Integer> list : children) {
			list.sort(Comparator.comparingLong((Integer node) -> -Math.abs(change(node))).thenComparing(Comparator.naturalOrder()));
		}
	}

	/**
	 * Compares two trees that are {@linkplain Grouping#MERGED merged}.
	 *
	 * @param normalised whether the later tree's times are scaled so that both last equally long: tells what has another share of the time, on machines of any speed
	 */
	public static CallTreeDifference of(CallTree before, CallTree after, boolean normalised) {
		return new CallTreeDifference(before, after, normalised);
	}

	private static boolean isImported(CallTree tree) {
		for (int node = 0; node < tree.size(); node++) {
			if (tree.function(node) != null && tree.function(node).isImported()) {
				return true;
			}
		}
		return false;
	}

	private void lay(CallTree tree, Side side, Presence alone) {
		int[] here = new int[tree.size()];
		for (int node = 0; node < here.length; node++) {
			int parent = node == CallTree.ROOT ? -1 : here[tree.parent(node)];
			Function function = tree.function(node);
			Key key = function == null ? new Key(parent, null, tree.label(node)) : new Key(parent, SameFunction.of(function, byNameAlone), "");
			Integer known = nodes.get(key);
			if (known == null) {
				known = add(key, parent, function, alone);
			} else if (presences.get(known) != alone) {
				presences.set(known, Presence.BOTH);
			}
			here[node] = known;
			side.add(known, tree, node);
		}
	}

	private int add(Key key, int parent, Function function, Presence presence) {
		int node = nodes.size();
		nodes.put(key, node);
		parents.add(parent);
		functions.add(function);
		children.add(new ArrayList<>());
		presences.add(presence);
		if (parent >= 0) {
			children.get(parent).add(node);
		}
		return node;
	}

	/** Whether the calls of one recording alone were seen by another tool, so that functions are the same where their names and files are, whatever their providers. */
	public boolean isByNameAlone() {
		return byNameAlone;
	}

	/** How many call paths there are in either tree, with the root. */
	public int size() {
		return parents.size();
	}

	/** The parent; -1 of the root. */
	public int parent(int node) {
		return parents.get(node);
	}

	/** The function, as the earlier tree has it where both do; null for the root. */
	public Function function(int node) {
		return functions.get(node);
	}

	/** Where the call path occurs. */
	public Presence presence(int node) {
		return presences.get(node);
	}

	/** The children, largest change of the total first. */
	public List<Integer> children(int node) {
		return children.get(node);
	}

	/** The earlier total. */
	public long totalBefore(int node) {
		return before.at(before.total, node);
	}

	/** The later total, scaled if the difference is normalised. */
	public long totalAfter(int node) {
		return scaled(after.at(after.total, node));
	}

	/** How much longer the later total is; negative where it is shorter. */
	public long change(int node) {
		return totalAfter(node) - totalBefore(node);
	}

	/** How much longer the later self time is. */
	public long selfChange(int node) {
		return scaled(after.at(after.self, node)) - before.at(before.self, node);
	}

	/** The earlier calls. */
	public long callsBefore(int node) {
		return before.at(before.calls, node);
	}

	/** The later calls. */
	public long callsAfter(int node) {
		return after.at(after.calls, node);
	}

	private long scaled(long nanos) {
		return scale == 1 ? nanos : Math.round(nanos * scale);
	}

	/** A change of this many nanoseconds as a share of the earlier whole: 0.1 is a tenth more. Infinite where the earlier tree has no time at all. */
	public double share(long change) {
		long whole = totalBefore(CallTree.ROOT);
		return whole == 0 ? change == 0 ? 0 : Double.POSITIVE_INFINITY * change : (double) change / whole;
	}
}
