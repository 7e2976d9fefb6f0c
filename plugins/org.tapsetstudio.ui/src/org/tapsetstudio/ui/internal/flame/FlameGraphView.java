package org.tapsetstudio.ui.internal.flame;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.common.NodeSelectionProvider;
import org.tapsetstudio.ui.internal.common.Quantities;
import org.tapsetstudio.ui.internal.common.RecordingView;
import org.tapsetstudio.ui.internal.common.SourceOpener;
import org.tapsetstudio.ui.internal.data.CallNode;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;
import org.tapsetstudio.ui.internal.data.RecordingSnapshot;
import org.tapsetstudio.ui.internal.data.RecordingSource;

/** Where the time went, as boxes as wide as the time they took. */
public final class FlameGraphView extends RecordingView {
	private static final String SEARCH = "search"; //$NON-NLS-1$

	private final NodeSelectionProvider selection = new NodeSelectionProvider();
	private final IPropertyChangeListener colours = e -> recolour();
	private FlameCanvas canvas;
	private Text search;
	private Label found;
	private String savedWords = ""; //$NON-NLS-1$

	@Override
	public void init(IViewSite site, IMemento saved) throws PartInitException {
		super.init(site, saved);
		var words = saved == null ? null : saved.getString(SEARCH);
		savedWords = words == null ? "" : words; //$NON-NLS-1$
	}

	@Override
	public void saveState(IMemento saved) {
		saved.putString(SEARCH, search.getText());
	}

	@Override
	protected Control createContent(Composite parent) {
		var page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(4, 2).applyTo(page);
		search = new Text(page, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		search.setMessage(Messages.SearchHint);
		search.setText(savedWords);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(search);
		found = new Label(page, SWT.NONE);
		GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).hint(130, SWT.DEFAULT).applyTo(found);
		canvas = new FlameCanvas(page);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).applyTo(canvas);
		canvas.search(savedWords);
		canvas.onSelect(node -> selection.setSelection(new StructuredSelection(new CallNode(source(), node))));
		canvas.onOpen(this::openSource);
		canvas.onPicture(this::showFound);
		search.addModifyListener(e -> canvas.search(search.getText()));
		search.addListener(SWT.DefaultSelection, e -> canvas.setFocus());
		getSite().setSelectionProvider(selection);
		PlatformUI.getWorkbench().getThemeManager().addPropertyChangeListener(colours);
		createMenu();
		return page;
	}

	@Override
	public void dispose() {
		PlatformUI.getWorkbench().getThemeManager().removePropertyChangeListener(colours);
		super.dispose();
	}

	@Override
	public void setFocus() {
		super.setFocus();
		if (canvas.isVisible()) {
			canvas.setFocus();
		}
	}

	@Override
	protected void show(RecordingSource source, RecordingSnapshot data, boolean another) {
		if (another) {
			canvas.model().reset();
			selection.setSelection(StructuredSelection.EMPTY);
		}
		canvas.setTree(data.tree());
	}

	@Override
	protected void reveal(CallNode node) {
		if (node.index() < canvas.model().tree().size()) {
			canvas.reveal(node.index());
		}
	}

	@Override
	protected boolean hasData(RecordingSnapshot data) {
		return data.tree().total(CallTreeSnapshot.ROOT) > 0;
	}

	@Override
	protected String needs() {
		return Messages.FlameNeeds;
	}

	private void createMenu() {
		var menu = getViewSite().getActionBars().getMenuManager();
		menu.add(new Action(Messages.ShowAll) {
			@Override
			public void run() {
				canvas.zoom(CallTreeSnapshot.ROOT);
			}
		});
		menu.add(new Action(Messages.Search) {
			@Override
			public void run() {
				search.setFocus();
			}
		});
	}

	private void showFound() {
		var picture = canvas.picture();
		boolean searching = !picture.request().words().isEmpty();
		var text = searching ? NLS.bind(Messages.FlameFound, Quantities.percent(picture.matchShare())) : ""; //$NON-NLS-1$
		if (!found.getText().equals(text)) {
			found.setText(text);
		}
	}

	private void openSource(int node) {
		if (node > 0 && node < canvas.model().tree().size()) {
			SourceOpener.open(getSite().getPage(), canvas.model().tree().frame(node), getViewSite().getActionBars().getStatusLineManager());
		}
	}

	private void recolour() {
		canvas.getDisplay().asyncExec(() -> {
			if (!canvas.isDisposed()) {
				canvas.refresh();
			}
		});
	}
}
