package org.tapsetstudio.ui.internal.results;

import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.tapsetstudio.ui.internal.common.Quantities;
import org.tapsetstudio.ui.internal.common.Words;
import org.tapsetstudio.ui.internal.data.ScriptTable;

/** One global as a table: sorted by any column, filtered; the first thousand rows that pass. */
final class ResultTableControl {
	private static final int MAXIMUM = 1000;

	private final Table control;
	private ScriptTable table = new ScriptTable("", List.of(), List.of(), 0); //$NON-NLS-1$
	private Words words = Words.NONE;
	private List<ScriptTable.Row> rows = List.of();
	private int column = -1;
	private boolean ascending;

	ResultTableControl(Composite parent) {
		control = new Table(parent, SWT.FULL_SELECTION | SWT.MULTI);
		control.setHeaderVisible(true);
	}

	Table control() {
		return control;
	}

	ScriptTable table() {
		return table;
	}

	/** The rows that are shown, in their order. */
	List<ScriptTable.Row> rows() {
		return rows;
	}

	/** Shows a table; sorting stays where it is the same one with newer rows. */
	void show(ScriptTable newTable, Words filter) {
		boolean other = !newTable.name().equals(table.name()) || !newTable.columns().equals(table.columns());
		table = newTable;
		words = filter;
		if (other) {
			column = newTable.valueColumn();
			ascending = false;
			createColumns();
		}
		fill();
	}

	private void createColumns() {
		control.setRedraw(false);
		control.removeAll();
		for (var each : control.getColumns()) {
			each.dispose();
		}
		for (int i = 0; i < table.columns().size(); i++) {
			int number = i;
			var made = new TableColumn(control, table.columns().get(i).number() ? SWT.RIGHT : SWT.LEFT);
			made.setText(table.columns().get(i).title());
			made.setMoveable(true);
			made.setWidth(table.columns().get(i).number() ? 100 : 200);
			made.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> {
				ascending = number == column ? !ascending : !table.columns().get(number).number();
				column = number;
				fill();
			}));
		}
		control.setRedraw(true);
	}

	private void fill() {
		var order = table.columns().get(column).number() ? Comparator.comparingLong((ScriptTable.Row row) -> row.number(column))
				: Comparator.comparing((ScriptTable.Row row) -> row.cells().get(column), String.CASE_INSENSITIVE_ORDER);
		rows = table.rows().stream().filter(row -> words.isEmpty() || row.cells().stream().anyMatch(words::match)).sorted(ascending ? order : order.reversed()).limit(MAXIMUM).toList();
		control.setSortColumn(control.getColumn(column));
		control.setSortDirection(ascending ? SWT.UP : SWT.DOWN);
		control.setRedraw(false);
		try {
			while (control.getItemCount() > rows.size()) {
				control.getItem(control.getItemCount() - 1).dispose();
			}
			for (int i = 0; i < rows.size(); i++) {
				(i < control.getItemCount() ? control.getItem(i) : new TableItem(control, SWT.NONE)).setText(texts(rows.get(i)));
			}
		} finally {
			control.setRedraw(true);
		}
	}

	private String[] texts(ScriptTable.Row row) {
		var texts = new String[row.cells().size()];
		for (int i = 0; i < texts.length; i++) {
			texts[i] = table.columns().get(i).number() ? Quantities.count(row.number(i)) : row.cells().get(i);
		}
		return texts;
	}

	/** The selected rows, all where none is selected: cells separated by tabs. */
	String selectedText() {
		var lines = new StringJoiner("\n"); //$NON-NLS-1$
		int[] selected = control.getSelectionIndices();
		if (selected.length == 0) {
			rows.forEach(row -> lines.add(String.join("\t", row.cells()))); //$NON-NLS-1$
		}
		for (int index : selected) {
			lines.add(String.join("\t", rows.get(index).cells())); //$NON-NLS-1$
		}
		return lines.toString();
	}
}
