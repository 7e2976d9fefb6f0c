package org.tapsetstudio.ui.internal.hot;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.actions.ActionFactory;
import org.tapsetstudio.ui.internal.Icons;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.common.FilterNote;
import org.tapsetstudio.ui.internal.common.FirstColumn;
import org.tapsetstudio.ui.internal.common.Menus;
import org.tapsetstudio.ui.internal.common.NodeSelectionProvider;
import org.tapsetstudio.ui.internal.common.RecordingView;
import org.tapsetstudio.ui.internal.common.SourceOpener;
import org.tapsetstudio.ui.internal.common.Words;
import org.tapsetstudio.ui.internal.data.CallNode;
import org.tapsetstudio.ui.internal.data.FrameLabel;
import org.tapsetstudio.ui.internal.data.FunctionRow;
import org.tapsetstudio.ui.internal.data.RecordingSnapshot;
import org.tapsetstudio.ui.internal.data.RecordingSource;

/** The functions that cost most, whoever called them. The first thousand in the chosen order; the filter finds the others. */
public final class HotFunctionsView extends RecordingView {
	/** Not more rows, and no virtual table: the style engine of the workbench keeps items of virtual tables that GTK has forgotten, and crashes on them. */
	private static final int MAXIMUM_ROWS = 1000;
	private static final String WIDTH = "width."; //$NON-NLS-1$
	private static final String SORT = "sort"; //$NON-NLS-1$
	private static final String REVERSED = "reversed"; //$NON-NLS-1$
	private static final String FILTER = "filter"; //$NON-NLS-1$

	private final NodeSelectionProvider selection = new NodeSelectionProvider();
	private HotFunctionsColumn column = HotFunctionsColumn.SELF;
	private boolean reversed;
	private List<FunctionRow> rows = List.of();
	private Table table;
	private Text filter;
	private FilterNote note;

	@Override
	public void saveState(IMemento saved) {
		for (var widget : table.getColumns()) {
			saved.putInteger(WIDTH + widget.getData(), widget.getWidth());
		}
		saved.putString(SORT, column.name());
		saved.putString(FILTER, filter.getText());
		saved.putBoolean(REVERSED, reversed);
	}

	@Override
	protected Control createContent(Composite parent) {
		column = memento().value(SORT, HotFunctionsColumn.SELF);
		reversed = memento().flag(REVERSED);
		var page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(page);
		filter = new Text(page, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage(Messages.FilterHint);
		filter.addModifyListener(e -> showRows());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
		note = new FilterNote(filter);
		table = new Table(page, SWT.FULL_SELECTION | SWT.SINGLE);
		table.setHeaderVisible(true);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
		for (var each : HotFunctionsColumn.values()) {
			createColumn(each);
		}
		FirstColumn.grow(table, HotFunctionsColumn.FUNCTION.width(), HotFunctionsColumn.CALLS.width());
		table.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> publish()));
		table.addListener(SWT.DefaultSelection, e -> openSource());
		filter.setText(memento().text(FILTER));
		getSite().setSelectionProvider(selection);
		var bars = getViewSite().getActionBars();
		bars.setGlobalActionHandler(ActionFactory.COPY.getId(), Menus.action(Messages.CopyText, () -> Menus.copy(selectedText())));
		bars.setGlobalActionHandler(ActionFactory.FIND.getId(), Menus.action(Messages.FilterHint, filter::setFocus));
		return page;
	}

	@Override
	public void setFocus() {
		super.setFocus();
		if (table.isVisible()) {
			table.setFocus();
		}
	}

	@Override
	protected void show(RecordingSource source, RecordingSnapshot data, boolean another) {
		showRows();
	}

	@Override
	protected void reveal(CallNode node) {
		select(node.frame());
	}

	@Override
	protected String needs() {
		return Messages.HotFunctionsNeeds;
	}

	private void createColumn(HotFunctionsColumn each) {
		var widget = new TableColumn(table, each.alignment());
		widget.setText(each.title());
		widget.setToolTipText(each.hint());
		widget.setWidth(memento().number(WIDTH + each.name(), each.width()));
		widget.setMoveable(true);
		widget.setData(each.name());
		widget.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> {
			reversed = each == column && !reversed;
			column = each;
			showOrder(widget);
			showRows();
		}));
		if (each == column) {
			showOrder(widget);
		}
	}

	private void showOrder(TableColumn widget) {
		table.setSortColumn(widget);
		table.setSortDirection(column.alignment() == SWT.LEFT != reversed ? SWT.UP : SWT.DOWN);
	}

	private void showRows() {
		var selected = table.getSelectionIndex();
		var frame = selected >= 0 && selected < rows.size() ? rows.get(selected).frame() : null;
		var words = new Words(filter.getText());
		var order = reversed ? column.order().reversed() : column.order();
		rows = snapshot().functions().stream().filter(row -> words.admit(row.frame())).sorted(order).limit(MAXIMUM_ROWS).toList();
		fillRows();
		note.update(rows.size());
		if (frame != null) {
			select(frame);
		}
	}

	private void fillRows() {
		table.setRedraw(false);
		try {
			while (table.getItemCount() > rows.size()) {
				table.getItem(table.getItemCount() - 1).dispose();
			}
			for (int i = 0; i < rows.size(); i++) {
				fill(i < table.getItemCount() ? table.getItem(i) : new TableItem(table, SWT.NONE), rows.get(i));
			}
		} finally {
			table.setRedraw(true);
		}
	}

	private static void fill(TableItem item, FunctionRow row) {
		for (var each : HotFunctionsColumn.values()) {
			item.setText(each.ordinal(), each.text(row));
		}
		item.setImage(0, UiPlugin.image(Icons.FUNCTION));
	}

	private void select(FrameLabel frame) {
		for (int i = 0; i < rows.size(); i++) {
			if (rows.get(i).frame().equals(frame)) {
				if (table.getSelectionIndex() != i) {
					table.setSelection(i);
				}
				return;
			}
		}
		table.deselectAll();
	}

	/** Tells the other views the costliest place in the call tree where the function is. */
	private void publish() {
		int index = table.getSelectionIndex();
		if (index < 0 || index >= rows.size()) {
			return;
		}
		int best = snapshot().tree().costliest(rows.get(index).frame());
		if (best > 0) {
			selection.setSelection(new StructuredSelection(new CallNode(source(), best)));
		}
	}

	private String selectedText() {
		int index = table.getSelectionIndex();
		return index < 0 || index >= rows.size() ? "" //$NON-NLS-1$
				: Stream.of(HotFunctionsColumn.values()).map(each -> each.text(rows.get(index))).collect(Collectors.joining("\t")); //$NON-NLS-1$
	}

	private void openSource() {
		int index = table.getSelectionIndex();
		if (index >= 0 && index < rows.size()) {
			SourceOpener.open(getSite().getPage(), rows.get(index).frame(), getViewSite().getActionBars().getStatusLineManager());
		}
	}
}
