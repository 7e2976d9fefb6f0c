package org.tapsetstudio.ui.internal.difference;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.tapsetstudio.analysis.FunctionDifference;
import org.tapsetstudio.ui.internal.common.FirstColumn;
import org.tapsetstudio.ui.internal.common.Quantities;
import org.tapsetstudio.ui.internal.common.Words;
import org.tapsetstudio.ui.internal.data.FrameLabel;

/** Differences by function, largest change of the self time first. */
final class FunctionTable {
	private static final int MAXIMUM = 1000;

	private final Table control;
	private Difference shown;
	private Words words = Words.NONE;
	private List<FunctionDifference> rows = List.of();

	FunctionTable(Composite parent, Consumer<FrameLabel> opened) {
		control = new Table(parent, SWT.FULL_SELECTION | SWT.SINGLE);
		control.setHeaderVisible(true);
		column(Messages.ColumnFunction, SWT.LEFT, 260);
		column(Messages.ColumnFile, SWT.LEFT, 150);
		column(Messages.ColumnChange, SWT.RIGHT, 90);
		column(Messages.ColumnShare, SWT.RIGHT, 80);
		column(Messages.ColumnCallsBefore, SWT.RIGHT, 95);
		column(Messages.ColumnCallsAfter, SWT.RIGHT, 95);
		column(Messages.ColumnWhere, SWT.LEFT, 110);
		FirstColumn.grow(control, 260, 110);
		control.addListener(SWT.DefaultSelection, e -> {
			if (control.getSelectionIndex() >= 0) {
				opened.accept(FrameLabel.of(rows.get(control.getSelectionIndex()).function()));
			}
		});
	}

	Table control() {
		return control;
	}

	void show(Difference difference) {
		shown = difference;
		fill();
	}

	void filter(Words newWords) {
		words = newWords;
		fill();
	}

	private void column(String title, int alignment, int width) {
		var column = new TableColumn(control, alignment);
		column.setText(title);
		column.setWidth(width);
		column.setMoveable(true);
	}

	private void fill() {
		rows = shown == null ? List.of() : shown.functions().stream().filter(row -> words.admit(FrameLabel.of(row.function()))).limit(MAXIMUM).toList();
		control.setRedraw(false);
		try {
			control.removeAll();
			for (var row : rows) {
				new TableItem(control, SWT.NONE).setText(new String[] { row.function().name(), FrameLabel.of(row.function()).shortFile(), DifferenceColumns.signed(row.selfChange()),
						DifferenceColumns.share(shown.paths(), row.selfChange()), Quantities.count(row.callsBefore()), Quantities.count(row.callsAfter()), DifferenceColumns.where(row.presence()) });
			}
		} finally {
			control.setRedraw(true);
		}
	}
}
