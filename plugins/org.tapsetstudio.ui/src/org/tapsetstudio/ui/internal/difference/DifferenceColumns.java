package org.tapsetstudio.ui.internal.difference;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.tapsetstudio.analysis.CallTreeDifference;
import org.tapsetstudio.analysis.CallTreeDifference.Presence;
import org.tapsetstudio.ui.internal.common.Quantities;
import org.tapsetstudio.ui.internal.common.SnapshotTree;
import org.tapsetstudio.ui.internal.common.SnapshotTree.Column;

/** Differences as text. */
final class DifferenceColumns {
	private DifferenceColumns() {
	}

	/** The tree of differences, largest change first. */
	static SnapshotTree tree(Composite parent, Supplier<Difference> shown) {
		return new SnapshotTree(parent,
				List.of(new Column(Messages.ColumnFunction, SWT.LEFT, 260, (tree, node) -> tree.frame(node).function()), new Column(Messages.ColumnFile, SWT.LEFT, 130, (tree, node) -> tree.frame(node).shortFile()),
						new Column(Messages.ColumnBefore, SWT.RIGHT, 85, (tree, node) -> Quantities.duration(paths(shown).totalBefore(node))),
						new Column(Messages.ColumnAfter, SWT.RIGHT, 85, (tree, node) -> Quantities.duration(paths(shown).totalAfter(node))),
						new Column(Messages.ColumnChange, SWT.RIGHT, 85, (tree, node) -> signed(paths(shown).change(node))),
						new Column(Messages.ColumnShare, SWT.RIGHT, 80, (tree, node) -> share(paths(shown), paths(shown).change(node))),
						new Column(Messages.ColumnWhere, SWT.LEFT, 110, (tree, node) -> where(paths(shown).presence(node)))),
				Comparator.comparingLong((Integer node) -> Math.abs(paths(shown).change(node))).reversed());
	}

	private static CallTreeDifference paths(Supplier<Difference> shown) {
		return shown.get().paths();
	}

	/** A change of time with its sign. */
	static String signed(long nanos) {
		return (nanos > 0 ? "+" : "") + Quantities.duration(nanos); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** A change as a share of the whole earlier time. */
	static String share(CallTreeDifference paths, long change) {
		double share = paths.share(change);
		return Double.isFinite(share) ? (share > 0 ? "+" : "") + Quantities.percent(share) : ""; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	static String where(Presence presence) {
		return switch (presence) {
		case BOTH -> Messages.Both;
		case ADDED -> Messages.Added;
		case REMOVED -> Messages.Removed;
		};
	}
}
