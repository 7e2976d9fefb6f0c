package org.tapsetstudio.ui.internal.results;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.actions.ActionFactory;
import org.tapsetstudio.ui.internal.common.Menus;
import org.tapsetstudio.ui.internal.common.Quantities;
import org.tapsetstudio.ui.internal.common.RecordingView;
import org.tapsetstudio.ui.internal.common.Words;
import org.tapsetstudio.ui.internal.data.RecordingSnapshot;
import org.tapsetstudio.ui.internal.data.RecordingSource;
import org.tapsetstudio.ui.internal.data.ScriptTable;

/** The globals of a script: numbers, texts, arrays, statistics. */
public final class ResultsView extends RecordingView {
	private static final String NAME = "name"; //$NON-NLS-1$
	private static final String FILTER = "filter"; //$NON-NLS-1$

	private Combo names;
	private Text filter;
	private Label count;
	private ResultTableControl table;
	private String wanted = ""; //$NON-NLS-1$

	@Override
	public void saveState(IMemento saved) {
		saved.putString(NAME, wanted);
		saved.putString(FILTER, filter.getText());
	}

	@Override
	protected Control createContent(Composite parent) {
		wanted = memento().text(NAME);
		var page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(4).spacing(6, 2).applyTo(page);
		new Label(page, SWT.NONE).setText(Messages.Columns);
		names = new Combo(page, SWT.READ_ONLY | SWT.DROP_DOWN);
		GridDataFactory.fillDefaults().hint(160, SWT.DEFAULT).applyTo(names);
		names.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> {
			wanted = names.getText();
			showTable();
		}));
		filter = new Text(page, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage(Messages.Filter);
		filter.setText(memento().text(FILTER));
		filter.addModifyListener(e -> showTable());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
		count = new Label(page, SWT.NONE);
		GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).hint(150, SWT.DEFAULT).applyTo(count);
		table = new ResultTableControl(page);
		GridDataFactory.fillDefaults().span(4, 1).grab(true, true).applyTo(table.control());
		createMenu();
		return page;
	}

	@Override
	public void setFocus() {
		super.setFocus();
		if (table.control().isVisible()) {
			table.control().setFocus();
		}
	}

	@Override
	protected void show(RecordingSource source, RecordingSnapshot data, boolean another) {
		if (source == null) {
			return;
		}
		var all = source.results().stream().map(ScriptTable::name).toList();
		if (!List.of(names.getItems()).equals(all)) {
			names.setItems(all.toArray(String[]::new));
			names.getParent().layout();
		}
		int index = Math.max(0, all.indexOf(wanted));
		if (!all.isEmpty() && names.getSelectionIndex() != index) {
			names.select(index);
		}
		showTable();
	}

	@Override
	protected boolean hasData(RecordingSnapshot data) {
		return source() != null && !source().results().isEmpty();
	}

	@Override
	protected String reason(RecordingSource source, RecordingSnapshot data) {
		return NLS.bind(Messages.ReasonNoScript, source.name());
	}

	@Override
	protected String needs() {
		return Messages.Needs;
	}

	@Override
	protected String probe() {
		return Messages.Probe;
	}

	private void showTable() {
		int index = names.getSelectionIndex();
		if (source() == null || index < 0 || index >= source().results().size()) {
			return;
		}
		var shown = source().results().get(index);
		table.show(shown, new Words(filter.getText()));
		count.setText(shown.rows().size() < shown.allRows() ? NLS.bind(Messages.RowsOf, Quantities.count(table.rows().size()), Quantities.count(shown.allRows()))
				: NLS.bind(Messages.Rows, Quantities.count(table.rows().size())));
	}

	private void createMenu() {
		var bars = getViewSite().getActionBars();
		var copy = Menus.action(Messages.Copy, () -> Menus.copy(table.selectedText()));
		bars.getMenuManager().add(copy);
		bars.getMenuManager().add(Menus.action(Messages.ExportCsv, this::export));
		bars.setGlobalActionHandler(ActionFactory.COPY.getId(), copy);
		bars.setGlobalActionHandler(ActionFactory.FIND.getId(), Menus.action(Messages.Filter, filter::setFocus));
	}

	private void export() {
		var dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
		dialog.setText(Messages.ExportTitle);
		dialog.setFileName(names.getText() + ".csv"); //$NON-NLS-1$
		dialog.setOverwrite(true);
		var file = dialog.open();
		if (file != null) {
			CsvFile.write(Path.of(file), table.table(), table.rows());
		}
	}
}
