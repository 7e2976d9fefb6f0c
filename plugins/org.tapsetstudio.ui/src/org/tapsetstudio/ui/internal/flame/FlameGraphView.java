package org.tapsetstudio.ui.internal.flame;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.actions.ActionFactory;
import org.tapsetstudio.analysis.FlameLayout.Weight;
import org.tapsetstudio.export.FlamePicture;
import org.tapsetstudio.export.SvgPicture;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.common.Menus;
import org.tapsetstudio.ui.internal.common.NodeSelectionProvider;
import org.tapsetstudio.ui.internal.common.Quantities;
import org.tapsetstudio.ui.internal.common.RecordingView;
import org.tapsetstudio.ui.internal.common.SearchBar;
import org.tapsetstudio.ui.internal.common.SourceOpener;
import org.tapsetstudio.ui.internal.data.CallNode;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;
import org.tapsetstudio.ui.internal.data.RecordingSnapshot;
import org.tapsetstudio.ui.internal.data.RecordingSource;
import org.tapsetstudio.ui.internal.picture.PictureFile;

/** Where the time went, as boxes as wide as the time they took. */
public final class FlameGraphView extends RecordingView {
	private static final String SEARCH = "search"; //$NON-NLS-1$

	private final NodeSelectionProvider selection = new NodeSelectionProvider();
	private FlameCanvas canvas;
	private SearchBar bar;
	/** Whether a recording was shown, so that the next is another one and not that of the last time. */
	private boolean before;

	@Override
	public void saveState(IMemento saved) {
		saved.putString(SEARCH, bar.text());
		FlameState.save(saved, canvas.model());
	}

	@Override
	protected Control createContent(Composite parent) {
		var page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(SearchBar.COLUMNS).spacing(4, 2).applyTo(page);
		bar = new SearchBar(page, 150, Messages.FlameRangeHint);
		canvas = new FlameCanvas(page);
		GridDataFactory.fillDefaults().span(SearchBar.COLUMNS, 1).grab(true, true).applyTo(canvas);
		FlameState.restore(memento(), canvas.model());
		canvas.onSelect(this::publish);
		canvas.onOpen(this::openSource);
		canvas.onPicture(this::drawn);
		bar.onSearch(memento().text(SEARCH), canvas::search, canvas::setFocus);
		bar.onRange(this::range, this::show, Messages.FlameNoRange, getViewSite().getActionBars().getStatusLineManager());
		getSite().setSelectionProvider(selection);
		createMenu();
		return page;
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
			if (before) {
				canvas.reset();
			}
			before = source != null;
			selection.setSelection(StructuredSelection.EMPTY);
		}
		canvas.setTree(data.tree(), data.calls());
	}

	@Override
	protected void reveal(CallNode node) {
		canvas.reveal(node.index());
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
		var bars = getViewSite().getActionBars();
		FlameMenu.fill(bars.getMenuManager(), canvas, this::source);
		bars.getMenuManager().add(Menus.action(Messages.FlameGoToRange, bar::typeRange));
		bars.getMenuManager().add(Menus.action(Messages.ExportPicture, this::export));
		bars.setGlobalActionHandler(ActionFactory.FIND.getId(), Menus.action(Messages.Search, bar::typeSearch));
		bars.setGlobalActionHandler(ActionFactory.COPY.getId(), Menus.action(Messages.CopyText, () -> Menus.copy(canvas.selectionText())));
	}

	private void export() {
		PictureFile.ask(canvas, source().name()).ifPresent(this::export);
	}

	/** Writes the picture to a file. */
	Job export(Path file) {
		var shown = source();
		return PictureFile.write(file, canvas, canvas::draw, out -> FlamePicture.draw(shown.builder().orElseThrow().snapshot(shown.scope().grouping()), Weight.TIME, shown.name(), new SvgPicture(out)));
	}

	private Optional<FlameRange> range(String typed) {
		return FlameRangeText.parse(typed, canvas.model().range(), canvas.model().tree().total(CallTreeSnapshot.ROOT));
	}

	private void show(FlameRange range) {
		canvas.show(range);
		canvas.setFocus();
	}

	private void drawn() {
		bar.showRange(FlameRangeText.format(canvas.model().range()));
		var picture = canvas.picture();
		boolean searching = !picture.request().look().words().isEmpty();
		bar.showFound(searching ? NLS.bind(Messages.FlameFound, Quantities.count(picture.matches()), Quantities.percent(picture.matchShare())) : ""); //$NON-NLS-1$
	}

	private void publish(int node) {
		var tree = canvas.tree();
		int index = canvas.model().shape().inverted() ? snapshot().tree().costliest(tree.frame(tree.path(node).getFirst())) : node;
		if (index > 0) {
			selection.setSelection(new StructuredSelection(new CallNode(source(), index)));
		}
	}

	private void openSource(int node) {
		SourceOpener.open(getSite().getPage(), canvas.tree().frame(node), getViewSite().getActionBars().getStatusLineManager());
	}
}
