package org.tapsetstudio.ui.internal.hot;

import java.util.Comparator;

import org.eclipse.swt.SWT;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.common.Quantities;
import org.tapsetstudio.ui.internal.data.FunctionRow;

/** A column of the hot functions: its text, and how its rows are ordered (for numbers, greatest first). */
enum HotFunctionsColumn {
	FUNCTION(Messages.ColumnFunction, SWT.LEFT, 190, Comparator.comparing(row -> row.frame().function(), String.CASE_INSENSITIVE_ORDER)) {
		@Override
		String text(FunctionRow row) {
			return row.frame().function();
		}
	},
	FILE(Messages.ColumnFile, SWT.LEFT, 120, Comparator.<FunctionRow, String> comparing(row -> row.frame().file()).thenComparingInt(row -> row.frame().line())) {
		@Override
		String text(FunctionRow row) {
			return row.frame().line() > 0 ? row.frame().shortFile() + ':' + row.frame().line() : row.frame().shortFile();
		}
	},
	SELF(Messages.ColumnSelf, SWT.RIGHT, 78, Comparator.comparingLong(FunctionRow::self).reversed()) {
		@Override
		String text(FunctionRow row) {
			return Quantities.duration(row.self());
		}
	},
	SHARE(Messages.ColumnSelfShare, SWT.RIGHT, 70, Comparator.comparingLong(FunctionRow::self).reversed()) {
		@Override
		String text(FunctionRow row) {
			return Quantities.percent(row.share());
		}
	},
	WAITING(Messages.ColumnWaiting, SWT.RIGHT, 72, Comparator.comparingLong(FunctionRow::waiting).reversed()) {
		@Override
		String text(FunctionRow row) {
			return row.waiting() == 0 ? "" : Quantities.duration(row.waiting()); //$NON-NLS-1$
		}

		@Override
		String hint() {
			return Messages.ColumnWaitingHint;
		}
	},
	TOTAL(Messages.ColumnTotal, SWT.RIGHT, 78, Comparator.comparingLong(FunctionRow::total).reversed()) {
		@Override
		String text(FunctionRow row) {
			return Quantities.duration(row.total());
		}
	},
	CALLS(Messages.ColumnCalls, SWT.RIGHT, 78, Comparator.comparingLong(FunctionRow::calls).reversed()) {
		@Override
		String text(FunctionRow row) {
			return Quantities.count(row.calls());
		}
	};

	private final String title;
	private final int alignment;
	private final int width;
	private final Comparator<FunctionRow> order;

	HotFunctionsColumn(String title, int alignment, int width, Comparator<FunctionRow> order) {
		this.title = title;
		this.alignment = alignment;
		this.width = width;
		this.order = order;
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

	Comparator<FunctionRow> order() {
		return order;
	}

	/** What it tells; null where the title says it. */
	String hint() {
		return null;
	}

	abstract String text(FunctionRow row);
}
