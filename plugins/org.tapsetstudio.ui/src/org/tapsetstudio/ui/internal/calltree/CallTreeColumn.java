package org.tapsetstudio.ui.internal.calltree;

import java.util.Comparator;

import org.eclipse.swt.SWT;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.common.Quantities;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;

/** A column of the call tree: its text, and how its rows are ordered (for numbers, greatest first). */
enum CallTreeColumn {
	FUNCTION(Messages.ColumnFunction, SWT.LEFT, 215) {
		@Override
		String text(CallTreeSnapshot tree, int node) {
			return tree.frame(node).function();
		}

		@Override
		Comparator<Integer> order(CallTreeSnapshot tree) {
			return Comparator.comparing(node -> text(tree, node), String.CASE_INSENSITIVE_ORDER);
		}
	},
	FILE(Messages.ColumnFile, SWT.LEFT, 120) {
		@Override
		String text(CallTreeSnapshot tree, int node) {
			var frame = tree.frame(node);
			return frame.line() > 0 ? frame.shortFile() + ':' + frame.line() : frame.shortFile();
		}

		@Override
		Comparator<Integer> order(CallTreeSnapshot tree) {
			return Comparator.<Integer, String> comparing(node -> tree.frame(node).file()).thenComparingInt(node -> tree.frame(node).line());
		}
	},
	TOTAL(Messages.ColumnTotal, SWT.RIGHT, 75) {
		@Override
		String text(CallTreeSnapshot tree, int node) {
			return Quantities.duration(tree.total(node));
		}

		@Override
		Comparator<Integer> order(CallTreeSnapshot tree) {
			return Comparator.comparingLong((Integer node) -> tree.total(node)).reversed();
		}
	},
	SHARE(Messages.ColumnShare, SWT.RIGHT, 72) {
		@Override
		String text(CallTreeSnapshot tree, int node) {
			return Quantities.percent(tree.share(node));
		}

		@Override
		Comparator<Integer> order(CallTreeSnapshot tree) {
			return TOTAL.order(tree);
		}
	},
	SELF(Messages.ColumnSelf, SWT.RIGHT, 75) {
		@Override
		String text(CallTreeSnapshot tree, int node) {
			return Quantities.duration(tree.self(node));
		}

		@Override
		Comparator<Integer> order(CallTreeSnapshot tree) {
			return Comparator.comparingLong((Integer node) -> tree.self(node)).reversed();
		}
	},
	/** Only where something waits. */
	WAITING(Messages.ColumnWaiting, SWT.RIGHT, 75) {
		@Override
		String text(CallTreeSnapshot tree, int node) {
			return tree.waiting(node) == 0 ? "" : Quantities.duration(tree.waiting(node)); //$NON-NLS-1$
		}

		@Override
		Comparator<Integer> order(CallTreeSnapshot tree) {
			return Comparator.comparingLong((Integer node) -> tree.waiting(node)).reversed();
		}
	},
	CALLS(Messages.ColumnCalls, SWT.RIGHT, 80) {
		@Override
		String text(CallTreeSnapshot tree, int node) {
			return Quantities.count(tree.calls(node));
		}

		@Override
		Comparator<Integer> order(CallTreeSnapshot tree) {
			return Comparator.comparingLong((Integer node) -> tree.calls(node)).reversed();
		}
	};

	private final String title;
	private final int alignment;
	private final int width;

	CallTreeColumn(String title, int alignment, int width) {
		this.title = title;
		this.alignment = alignment;
		this.width = width;
	}

	String title() {
		return title;
	}

	int alignment() {
		return alignment;
	}

	int width() {
		return width;
	}

	abstract String text(CallTreeSnapshot tree, int node);

	abstract Comparator<Integer> order(CallTreeSnapshot tree);
}
