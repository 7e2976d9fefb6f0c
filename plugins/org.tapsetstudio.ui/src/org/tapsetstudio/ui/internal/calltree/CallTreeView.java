package org.tapsetstudio.ui.internal.calltree;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreePath;
import org.eclipse.jface.viewers.TreeSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.actions.ActionFactory;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.common.CallPathState;
import org.tapsetstudio.ui.internal.common.FilterNote;
import org.tapsetstudio.ui.internal.common.FirstColumn;
import org.tapsetstudio.ui.internal.common.Menus;
import org.tapsetstudio.ui.internal.common.RecordingView;
import org.tapsetstudio.ui.internal.common.SourceOpener;
import org.tapsetstudio.ui.internal.data.CallNode;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;
import org.tapsetstudio.ui.internal.data.FrameLabel;
import org.tapsetstudio.ui.internal.data.RecordingSnapshot;
import org.tapsetstudio.ui.internal.data.RecordingSource;

/** Who called whom, how often, and what it cost. */
public final class CallTreeView extends RecordingView {
	private static final String WIDTH = "width."; //$NON-NLS-1$
	private static final String SORT = "sort"; //$NON-NLS-1$
	private static final String REVERSED = "reversed"; //$NON-NLS-1$
	private static final String FILTER = "filter"; //$NON-NLS-1$
	private static final String SELECTED = "selected"; //$NON-NLS-1$

	private final CallTreeModel model = new CallTreeModel();
	private TreeViewer viewer;
	private TreeColumn waiting;
	private HotPath hotPath;
	/** What was selected when the workbench was closed, until it is selected again. */
	private List<FrameLabel> formerly = List.of();
	private Text filter;
	private FilterNote note;

	@Override
	public void saveState(IMemento saved) {
		for (var column : viewer.getTree().getColumns()) {
			if (column.getResizable()) {
				saved.putInteger(WIDTH + column.getData(), column.getWidth());
			}
		}
		saved.putString(SORT, model.column().name());
		saved.putString(FILTER, filter.getText());
		saved.putBoolean(REVERSED, model.isReversed());
		if (viewer.getStructuredSelection().getFirstElement() instanceof CallNode node) {
			CallPathState.save(saved, SELECTED, model.tree().frames(node.index()));
		}
	}

	@Override
	protected Control createContent(Composite parent) {
		model.setOrder(memento().value(SORT, CallTreeColumn.TOTAL), memento().flag(REVERSED));
		var page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(page);
		filter = new Text(page, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage(Messages.FilterHint);
		filter.addModifyListener(e -> applyFilter());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
		note = new FilterNote(filter);
		createViewer(page);
		createMenu();
		filter.setText(memento().text(FILTER));
		formerly = CallPathState.read(memento(), SELECTED);
		getSite().setSelectionProvider(viewer);
		return page;
	}

	@Override
	public void setFocus() {
		super.setFocus();
		if (viewer.getTree().isVisible()) {
			viewer.getTree().setFocus();
		}
	}

	@Override
	protected void show(RecordingSource source, RecordingSnapshot data, boolean another) {
		if (another) {
			formerly = viewer.getInput() == null ? formerly : List.of();
			viewer.setInput(null); // forgets the nodes of the other recording while their tree is still known
		}
		model.setTree(data.tree());
		showWaiting(data.tree().waits());
		if (!data.hasCalls()) {
			return;
		}
		if (viewer.getInput() != source) {
			viewer.setInput(source);
			hotPath.begin();
			hotPath.follow(source);
		} else {
			viewer.getTree().setRedraw(false);
			try {
				viewer.refresh();
				hotPath.follow(source);
			} finally {
				viewer.getTree().setRedraw(true);
			}
		}
		note.update(viewer.getTree().getItemCount());
		selectFormer(source);
	}

	/** The column is there where something waits: in Java, with locks. */
	private void showWaiting(boolean shown) {
		if (shown != waiting.getResizable()) {
			int width = shown ? width(CallTreeColumn.WAITING) : 0;
			int wider = width - waiting.getWidth();
			waiting.setResizable(shown);
			waiting.setWidth(width);
			var first = viewer.getTree().getColumn(0); // it has the room that the others leave
			first.setWidth(Math.max(CallTreeColumn.FUNCTION.width(), first.getWidth() - wider));
		}
	}

	private void selectFormer(RecordingSource source) {
		int node = model.tree().find(formerly);
		if (!formerly.isEmpty() && model.tree().frames(node).equals(formerly)) {
			formerly = List.of();
			reveal(new CallNode(source, node));
		}
	}

	@Override
	protected void reveal(CallNode node) {
		if (node.index() < model.tree().size() && node.index() != CallTreeSnapshot.ROOT) {
			var path = model.tree().path(model.shown(node.index())).stream().map(index -> new CallNode(node.source(), index)).toArray();
			viewer.setSelection(new TreeSelection(new TreePath(path)), true);
		}
	}

	@Override
	protected String needs() {
		return Messages.CallTreeNeeds;
	}

	private void createViewer(Composite page) {
		viewer = new TreeViewer(page, SWT.MULTI | SWT.FULL_SELECTION);
		viewer.setUseHashlookup(true);
		var tree = viewer.getTree();
		tree.setHeaderVisible(true);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(tree);
		for (var column : CallTreeColumn.values()) {
			createColumn(column);
		}
		FirstColumn.grow(tree, CallTreeColumn.FUNCTION.width(), CallTreeColumn.CALLS.width());
		ColumnViewerToolTipSupport.enableFor(viewer);
		viewer.setContentProvider(new CallTreeContent(model));
		viewer.addOpenListener(e -> openSource());
		hotPath = new HotPath(viewer, model);
	}

	private void createColumn(CallTreeColumn column) {
		var viewerColumn = new TreeViewerColumn(viewer, column.alignment());
		viewerColumn.setLabelProvider(new CallTreeLabels(model, column));
		var widget = viewerColumn.getColumn();
		widget.setText(column.title());
		widget.setWidth(width(column));
		widget.setMoveable(true);
		widget.setData(column.name());
		widget.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> sort(column, widget)));
		if (column == model.column()) {
			showOrder(widget);
		}
		if (column == CallTreeColumn.WAITING) {
			waiting = widget;
			waiting.setToolTipText(Messages.ColumnWaitingHint);
			waiting.setResizable(false);
			waiting.setWidth(0);
		}
	}

	private int width(CallTreeColumn column) {
		return memento().number(WIDTH + column.name(), column.width());
	}

	private void sort(CallTreeColumn column, TreeColumn widget) {
		model.setOrder(column, column == model.column() && !model.isReversed());
		showOrder(widget);
		viewer.refresh();
	}

	private void showOrder(TreeColumn widget) {
		var tree = viewer.getTree();
		tree.setSortColumn(widget);
		boolean text = model.column().alignment() == SWT.LEFT;
		tree.setSortDirection(text != model.isReversed() ? SWT.UP : SWT.DOWN);
	}

	private void applyFilter() {
		model.setFilter(filter.getText());
		viewer.refresh();
		if (model.isFiltered()) {
			viewer.expandToLevel(8);
		}
		note.update(viewer.getTree().getItemCount());
	}

	private void createMenu() {
		var menu = new MenuManager();
		var open = Menus.action(Messages.OpenSource, this::openSource);
		var hot = Menus.action(Messages.ExpandHotPath, this::expandHotPath);
		var collapse = Menus.action(Messages.CollapseAll, hotPath::close);
		menu.add(open);
		menu.add(hot);
		menu.add(collapse);
		viewer.getTree().setMenu(menu.createContextMenu(viewer.getTree()));
		getSite().registerContextMenu(menu, viewer);
		var copy = Menus.action(Messages.CopyText, () -> Menus.copy(selectedText()));
		menu.add(copy);
		getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.COPY.getId(), copy);
		getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.FIND.getId(), Menus.action(Messages.FilterHint, filter::setFocus));
		getViewSite().getActionBars().getMenuManager().add(Menus.grouping(this::source));
		getViewSite().getActionBars().getMenuManager().add(hot);
		getViewSite().getActionBars().getMenuManager().add(collapse);
	}

	/** The selected rows: cells separated by tabs. */
	private String selectedText() {
		var lines = new StringJoiner("\n"); //$NON-NLS-1$
		for (Object element : viewer.getStructuredSelection().toList()) {
			int node = ((CallNode) element).index();
			lines.add(Stream.of(CallTreeColumn.values()).map(column -> column.text(model.tree(), node)).collect(Collectors.joining("\t"))); //$NON-NLS-1$
		}
		return lines.toString();
	}

	private void expandHotPath() {
		if (viewer.getInput() instanceof RecordingSource source) {
			hotPath.open(source, viewer.getStructuredSelection().getFirstElement() instanceof CallNode node ? node.index() : CallTreeSnapshot.ROOT);
		}
	}

	private void openSource() {
		if (viewer.getStructuredSelection().getFirstElement() instanceof CallNode node) {
			SourceOpener.open(getSite().getPage(), node.frame(), getViewSite().getActionBars().getStatusLineManager());
		} else {
			viewer.setSelection(StructuredSelection.EMPTY);
		}
	}
}
