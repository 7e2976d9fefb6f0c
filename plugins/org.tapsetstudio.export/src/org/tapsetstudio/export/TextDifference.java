package org.tapsetstudio.export;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.CallTreeDifference;
import org.tapsetstudio.analysis.CallTreeDifference.Presence;
import org.tapsetstudio.analysis.FunctionDifference;

/** Prints what differs between two recordings, as text under aligned columns. */
public final class TextDifference {
	private static final int MAXIMUM_INDENT = 60;

	private TextDifference() {
	}

	/** About the whole, and how functions were told apart where that is not by all that is known. */
	public static void summary(CallTreeDifference difference, Appendable out) throws IOException {
		long before = difference.totalBefore(CallTree.ROOT);
		long after = difference.totalAfter(CallTree.ROOT);
		out.append("before ").append(Durations.format(before)).append(", after ").append(Durations.format(after)).append(", change ")
				.append(signed(after - before)).append(" (").append(Double.isInfinite(difference.share(after - before)) ? "new" : percent(difference.share(after - before)) + " %").append(")\n");
		if (difference.isByNameAlone()) {
			out.append("One of the two was imported: functions are the same where their names and files are, whatever their providers.\n");
		}
	}

	/**
	 * The call paths.
	 *
	 * @param minimumShare those are left out whose total, and that of all below them, changed by less than this share of the earlier whole
	 */
	public static void tree(CallTreeDifference difference, double minimumShare, Appendable out) throws IOException {
		TextTable table = new TextTable();
		table.row("CHANGE", "%", "BEFORE", "AFTER", "CALLS", "FUNCTION");
		boolean[] shown = shown(difference, minimumShare);
		Deque<int[]> todo = new ArrayDeque<>();
		push(difference, CallTree.ROOT, 0, todo);
		while (!todo.isEmpty()) {
			int[] next = todo.pop();
			int node = next[0];
			if (!shown[node]) {
				continue;
			}
			table.row(signed(difference.change(node)), percent(difference.share(difference.change(node))), Durations.format(difference.totalBefore(node)), Durations.format(difference.totalAfter(node)),
					calls(difference.callsBefore(node), difference.callsAfter(node)),
					"  ".repeat(Math.min(next[1], MAXIMUM_INDENT)) + Labels.function(difference.function(node)) + remark(difference.presence(node)));
			push(difference, node, next[1] + 1, todo);
		}
		table.print(out);
	}

	private static boolean[] shown(CallTreeDifference difference, double minimumShare) {
		boolean[] shown = new boolean[difference.size()];
		for (int node = shown.length - 1; node > CallTree.ROOT; node--) {
			shown[node] |= Math.abs(difference.share(difference.change(node))) >= minimumShare;
			shown[difference.parent(node)] |= shown[node];
		}
		return shown;
	}

	private static void push(CallTreeDifference difference, int node, int depth, Deque<int[]> todo) {
		for (int child : difference.children(node).reversed()) {
			todo.push(new int[] { child, depth });
		}
	}

	/** The functions whose own time changed most; those that did not change in any way are left out. */
	public static void top(CallTreeDifference difference, List<FunctionDifference> rows, int limit, Appendable out) throws IOException {
		List<FunctionDifference> changed = rows.stream().filter(row -> row.selfChange() != 0 || row.callsBefore() != row.callsAfter()).toList();
		if (changed.isEmpty()) {
			out.append("No function was called more or less often, or took another time.\n");
			return;
		}
		TextTable table = new TextTable();
		table.row("SELF CHANGE", "%", "CALLS", "FUNCTION");
		for (FunctionDifference row : limit == 0 ? changed : changed.subList(0, Math.min(limit, changed.size()))) {
			table.row(signed(row.selfChange()), percent(difference.share(row.selfChange())), calls(row.callsBefore(), row.callsAfter()),
					Labels.function(row.function()) + remark(row.presence()));
		}
		table.print(out);
	}

	private static String signed(long nanos) {
		return (nanos > 0 ? "+" : "") + Durations.format(nanos);
	}

	private static String percent(double share) {
		return Double.isInfinite(share) ? "new" : String.format(Locale.ROOT, "%+.1f", 100 * share);
	}

	private static String calls(long before, long after) {
		return before == after ? Long.toString(before) : before + " -> " + after;
	}

	private static String remark(Presence presence) {
		return presence == Presence.BOTH ? "" : presence == Presence.ADDED ? "  [added]" : "  [removed]";
	}
}
