package org.tapsetstudio.ui.internal.timeline;

import java.nio.file.Path;
import java.util.ArrayList;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IMemento;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.TimeRangeText;
import org.tapsetstudio.export.SvgPicture;
import org.tapsetstudio.export.TimelinePicture;
import org.tapsetstudio.ui.internal.common.Newest;
import org.tapsetstudio.ui.internal.common.NodeSelectionProvider;
import org.tapsetstudio.ui.internal.common.Quantities;
import org.tapsetstudio.ui.internal.common.RecordingView;
import org.tapsetstudio.ui.internal.common.SearchBar;
import org.tapsetstudio.ui.internal.common.SourceOpener;
import org.tapsetstudio.ui.internal.common.Words;
import org.tapsetstudio.ui.internal.data.CallNode;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;
import org.tapsetstudio.ui.internal.data.FrameLabel;
import org.tapsetstudio.ui.internal.data.RecordingSnapshot;
import org.tapsetstudio.ui.internal.data.RecordingSource;
import org.tapsetstudio.ui.internal.data.TimedCall;
import org.tapsetstudio.ui.internal.picture.PictureFile;

/** Every call at its time, thread by thread. */
public final class TimelineView extends RecordingView {
	private static final String SEARCH = "search"; //$NON-NLS-1$
	private static final String TABLE = "table"; //$NON-NLS-1$

	private final NodeSelectionProvider selection = new NodeSelectionProvider();
	private final Newest<TimelineSearch, Long> counts = new Newest<>("timeline search", TimelineSearch::count, this::showFound); //$NON-NLS-1$
	private SashForm halves;
	private TimelineCanvas canvas;
	private TimelineTable table;
	private SearchBar bar;
	/** Whether a recording was shown, so that the next is another one and not that of the last time. */
	private boolean before;

	@Override
	public void saveState(IMemento saved) {
		saved.putString(SEARCH, bar.text());
		saved.putBoolean(TABLE, isTableShown());
		TimelineState.save(saved, canvas.model());
	}

	@Override
	protected Control createContent(Composite parent) {
		var page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(SearchBar.COLUMNS).spacing(4, 2).applyTo(page);
		bar = new SearchBar(page, 220, Messages.RangeHint);
		halves = new SashForm(page, SWT.VERTICAL);
		GridDataFactory.fillDefaults().span(SearchBar.COLUMNS, 1).grab(true, true).applyTo(halves);
		canvas = new TimelineCanvas(halves);
		table = new TimelineTable(halves, canvas::go);
		halves.setWeights(65, 35);
		showTable(memento().flag(TABLE));
		TimelineState.restore(memento(), canvas.model());
		listen();
		getSite().setSelectionProvider(selection);
		TimelineMenu.fill(getViewSite().getActionBars(), this, canvas);
		return page;
	}

	private void listen() {
		canvas.onSelect(this::publish);
		canvas.onOpen(this::openSource);
		canvas.onMove(this::moved);
		bar.onSearch(memento().text(SEARCH), canvas::search, () -> {
			canvas.setFocus();
			findNext(1);
		});
		bar.onRange(typed -> TimeRangeText.parse(typed, canvas.model().window()), this::show, Messages.NoRange, getViewSite().getActionBars().getStatusLineManager());
	}

	@Override
	public void dispose() {
		counts.cancel();
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
			if (before) {
				canvas.reset();
			}
			before = source != null;
			selection.setSelection(StructuredSelection.EMPTY);
		}
		canvas.show(source, data.facts(), data.scope());
	}

	@Override
	protected void reveal(CallNode node) {
		var frame = node.frame();
		canvas.emphasise(frame);
		var model = canvas.model();
		var at = model.selection();
		if (model.rows() != null && (at == null || !at.frame().equals(frame))) {
			var spans = new TimelineSearch(model.rows(), Words.NONE, model.window(), source().clock()).spans();
			var functions = new TimelineFunctions(model.rows());
			canvas.follow(TimelineMove.longest(number -> functions.label(number).equals(frame), spans.fromTicks(), spans.toTicks()));
		}
	}

	@Override
	protected void reveal(TimedCall call) {
		canvas.follow(TimelineMove.to(call, source().clock()));
	}

	@Override
	protected boolean hasData(RecordingSnapshot data) {
		return source() != null && data.facts().duration() > 0 && source().timeline().filter(rows -> rows.places().stream().anyMatch(place -> place.lane().depth() > 0)).isPresent();
	}

	@Override
	protected String needs() {
		return source() == null || source().timeline().isPresent() ? Messages.Needs : source().indexTrouble().orElse(Messages.Needs);
	}

	/** Tells the other views which call is selected, and where it is in the call tree. */
	private void publish(TimelineSelection selected) {
		var elements = new ArrayList<Object>();
		int node = node(snapshot().tree(), selected);
		if (node > 0) {
			elements.add(new CallNode(source(), node));
		}
		elements.add(new TimedCall(source(), selected.thread(), selected.frame().function(), selected.time()));
		canvas.emphasise(null);
		selection.setSelection(new StructuredSelection(elements));
	}

	/** The node of the selected call's path, below the process or thread where the tree has those; 0 where it has none. */
	private static int node(CallTreeSnapshot tree, TimelineSelection selected) {
		for (int i = -1; i < tree.childCount(CallTreeSnapshot.ROOT); i++) {
			var path = new ArrayList<FrameLabel>();
			if (i >= 0) {
				path.add(tree.frame(tree.child(CallTreeSnapshot.ROOT, i)));
			}
			path.addAll(selected.path());
			int node = tree.find(path);
			if (tree.depth(node) == path.size()) {
				return node;
			}
		}
		return 0;
	}

	private void moved() {
		var model = canvas.model();
		bar.showRange(TimeRangeText.format(model.window()));
		if (model.rows() != null && source() != null) {
			var inWindow = new TimelineSearch(model.rows(), model.words(), model.window(), source().clock());
			table.ask(inWindow);
			if (!model.words().isEmpty()) {
				counts.ask(inWindow);
			}
		}
		if (model.words().isEmpty()) {
			bar.showFound(""); //$NON-NLS-1$
		}
	}

	private void showFound(Long count) {
		if (!canvas.isDisposed() && !canvas.model().words().isEmpty()) {
			bar.showFound(NLS.bind(Messages.Found, Quantities.count(count)));
		}
	}

	private void show(TimeRange window) {
		canvas.show(window);
		canvas.setFocus();
		bar.showRange(TimeRangeText.format(canvas.model().window()));
	}

	SearchBar bar() {
		return bar;
	}

	void findNext(int direction) {
		new TimelineKeys(canvas).match(direction);
	}

	boolean isTableShown() {
		return halves.getMaximizedControl() == null;
	}

	void showTable(boolean on) {
		halves.setMaximizedControl(on ? null : canvas);
		if (on) {
			halves.layout();
			moved();
		}
	}

	void export() {
		PictureFile.ask(canvas, source().name()).ifPresent(this::export);
	}

	/** Writes the picture to a file. */
	Job export(Path file) {
		var model = canvas.model();
		var rows = model.rows();
		var window = model.window();
		var name = source().name();
		return PictureFile.write(file, canvas, canvas::draw, out -> TimelinePicture.draw(rows, window, name, new SvgPicture(out)));
	}

	private void openSource() {
		SourceOpener.open(getSite().getPage(), canvas.model().selection().frame(), getViewSite().getActionBars().getStatusLineManager());
	}
}
