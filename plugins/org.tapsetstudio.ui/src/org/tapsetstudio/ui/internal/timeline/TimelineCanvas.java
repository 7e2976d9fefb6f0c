package org.tapsetstudio.ui.internal.timeline;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.ui.internal.colour.Colours;
import org.tapsetstudio.ui.internal.colour.Look;
import org.tapsetstudio.ui.internal.colour.Palette;
import org.tapsetstudio.ui.internal.common.GraphicAccess;
import org.tapsetstudio.ui.internal.common.Newest;
import org.tapsetstudio.ui.internal.common.Words;
import org.tapsetstudio.ui.internal.data.FrameLabel;
import org.tapsetstudio.ui.internal.data.RecordingFacts;
import org.tapsetstudio.ui.internal.data.RecordingSource;
import org.tapsetstudio.ui.internal.data.Scope;
import org.tapsetstudio.ui.internal.picture.BoxText;
import org.tapsetstudio.ui.internal.picture.PixelRows;

/** The timeline itself, to be driven by mouse and by keys alone, see {@link TimelineMouse} and {@link TimelineKeys}. Everything that looks into the index runs elsewhere. */
final class TimelineCanvas extends Canvas {
	/** Shares of the width and height: pictures have this much around what is seen, and a new one is made where less is left. */
	private static final double MARGIN = 0.5;
	private static final double LEAST_MARGIN = 0.2;
	/** Milliseconds after the last move. */
	private static final int REST = 150;

	private final TimelineModel model = new TimelineModel();
	private final TimelinePainter painter = new TimelinePainter(this);
	private final Newest<TimelineRequest, TimelinePicture> pictures = new Newest<>("timeline", TimelineRaster::compute, this::take); //$NON-NLS-1$
	private final Newest<TimelineOverview, PixelRows> overviews = new Newest<>("timeline overview", (request, progress) -> request.compute(), this::take); //$NON-NLS-1$
	private final TimelineWalker walker = new TimelineWalker(model::rows, this::arrived);
	private final TimelineMouse mouse = new TimelineMouse(this);
	private TimelineRequest wanted;
	private TimelineRequest coming;
	private TimelinePicture picture;
	private PixelRows overview;
	private TimelineOverview asked;
	private FrameLabel emphasis;
	private LaneIndex pointed;
	private Palette palette;
	/** Whether the window and what is searched for stand still, so that there is time for all names. */
	private boolean resting = true;
	private TimeRange shown;
	private final Runnable rest = this::rest;
	private Consumer<TimelineSelection> selected = selection -> { };
	private Runnable opened = () -> { };
	private Runnable moved = () -> { };
	private boolean silent;

	TimelineCanvas(Composite parent) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.NO_BACKGROUND);
		addDisposeListener(e -> {
			pictures.cancel();
			overviews.cancel();
			walker.cancel();
		});
		addPaintListener(e -> {
			if (!Colours.of(this).equals(palette)) {
				refresh(); // the theme has changed; the picture in other colours comes soon
			}
			draw(e.gc);
			mouse.paintBand(e.gc);
		});
		Colours.follow(this, this::refresh);
		addListener(SWT.Resize, e -> refresh());
		getVerticalBar().addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> scrollTo(getVerticalBar().getSelection())));
		mouse.install();
		new TimelineKeys(this).install();
		GraphicAccess.install(this, this::selectionText, Messages.Description, Messages.Keys);
	}

	/** Hears of the call that the user selects. */
	void onSelect(Consumer<TimelineSelection> listener) {
		selected = listener;
	}

	/** Hears that the user wants the source of the selected call. */
	void onOpen(Runnable listener) {
		opened = listener;
	}

	/** Hears that another stretch of time is seen, or other data; while the window moves, when it stands still again. */
	void onMove(Runnable listener) {
		moved = listener;
	}

	TimelineModel model() {
		return model;
	}

	TimelineArea area() {
		var all = getClientArea();
		return new TimelineArea(all.width, all.height, BoxText.laneHeight(this));
	}

	/** Whether the newest picture has all that is to be seen, pixel by pixel. */
	boolean isExact() {
		return picture != null && wanted != null && picture.request().covers(wanted);
	}

	/** The newest picture, or null. */
	TimelinePicture picture() {
		return picture;
	}

	void show(RecordingSource source, RecordingFacts facts, Scope scope) {
		model.take(source, facts, scope);
		shown = model.window(); // goes with the end of the data, not with somebody's hand
		refresh();
	}

	void reset() {
		model.reset();
		walker.reset();
		picture = null;
		coming = null;
		overview = null;
		pointed = null;
		asked = null;
		emphasis = null;
		setToolTipText(null);
	}

	/** Makes calls stand out by their functions. Whoever types has more to type: all names, and counting, wait until no letter came for a moment. */
	void search(Words words) {
		model.setWords(words);
		hurry();
		refresh();
	}

	/** Makes the calls of a function stand out; null for none. */
	void emphasise(FrameLabel function) {
		if (!java.util.Objects.equals(function, emphasis)) {
			emphasis = function;
			refresh();
		}
	}

	/** Shows a stretch of time; null for all of it. */
	void show(TimeRange window) {
		model.show(window);
		refresh();
	}

	void zoom(double factor, long around) {
		model.zoom(factor, around);
		refresh();
	}

	/** Moves the window by a share of its length. */
	void pan(double share) {
		if (!model.showsAll()) {
			show(model.window().pan(Math.round(share * model.window().length()), model.duration()));
		}
	}

	/** Selects a stretch of time for all views; null for all of it. */
	void selectTime(TimeRange time) {
		if (model.source() != null) {
			model.source().setScope(model.scope().with(java.util.Optional.ofNullable(time)));
		}
	}

	/** Changes which threads are shown, and how. */
	void choose(Consumer<TimelineThreads> change) {
		change.accept(model.threads());
		model.arrange();
		refresh();
	}

	/** Takes note of the thread that the mouse points to, or null. */
	void point(LaneIndex thread) {
		pointed = thread;
	}

	/** The thread that is meant: the one that was pointed to, else that of the selected call, else the first that is seen; null without any. */
	LaneIndex thread() {
		return pointed != null ? pointed : model.selection() != null ? model.selection().lane() : model.threadAt(model.top());
	}

	void hideThread() {
		var thread = thread();
		if (thread != null && model.places().size() > 1) {
			pointed = null;
			choose(threads -> threads.hide(thread, true));
		}
	}

	void collapse(boolean all) {
		choose(threads -> threads.collapse(all ? model.everyThread() : List.of()));
	}

	/** Goes to another call and selects it. */
	void go(TimelineMove move) {
		silent = false;
		walker.go(move);
	}

	/** Goes to a call that was selected elsewhere, and tells nobody. */
	void follow(TimelineMove move) {
		silent = true;
		walker.go(move);
	}

	void open() {
		if (model.selection() != null) {
			opened.run();
		}
	}

	private void arrived(TimelineSelection selection) {
		if (isDisposed()) {
			return;
		}
		pointed = null;
		model.select(selection);
		reveal(selection);
		GraphicAccess.selectionChanged(this);
		refresh();
		if (!silent) {
			selected.accept(selection);
		}
	}

	/** Moves the window and the lanes so that the call is seen. */
	private void reveal(TimelineSelection selection) {
		var window = model.window();
		var time = selection.time();
		if (!time.touches(window.from(), window.to())) {
			long middle = time.from() + Math.min(time.length(), window.length()) / 2;
			model.show(new TimeRange(middle - window.length() / 2, middle - window.length() / 2 + window.length()));
		}
		int row = selection.row(model.places());
		int visible = Math.max(1, area().visibleLanes() - 1);
		if (row >= 0 && (row < model.top() || row >= model.top() + visible)) {
			model.scroll(row - visible / 3, visible);
		}
	}

	void scrollBy(int lanes) {
		scrollTo(model.top() + lanes);
	}

	private void scrollTo(int lane) {
		model.scroll(lane, Math.max(1, area().lanes().height / area().lane()));
		refresh();
	}

	private void moving() {
		if (!model.window().equals(shown)) {
			shown = model.window();
			hurry();
		} else if (resting) {
			moved.run();
		}
	}

	private void hurry() {
		resting = false;
		getDisplay().timerExec(REST, rest);
	}

	private void rest() {
		resting = true;
		if (!isDisposed()) {
			moved.run();
			redraw();
		}
	}

	/** Asks for a new picture, for example after the colours changed. */
	void refresh() {
		var area = area();
		palette = Colours.of(this);
		int visible = Math.min(area.visibleLanes(), model.lanes().size() - model.top());
		if (model.rows() != null && area.width() > 0 && visible > 0) {
			var look = new Look(palette, Colours.colouring(), model.words(), emphasis);
			wanted = new TimelineRequest(model.rows(), model.top(), visible, model.window(), area.lanesWidth(), look, model.facts().missing().gaps());
			askForPicture();
			var small = new TimelineOverview(model.rows(), model.places(), model.whole(), area.lanesWidth(), look);
			if (!small.equals(asked)) {
				asked = small;
				overviews.ask(small);
			}
		}
		int whole = Math.max(1, area.lanes().height / area.lane());
		getVerticalBar().setValues(model.top(), 0, Math.max(1, model.lanes().size()), Math.min(whole, Math.max(1, model.lanes().size())), 1, whole);
		getVerticalBar().setVisible(model.lanes().size() > whole);
		moving();
		redraw();
	}

	/** What is seen comes first, then what lies around it, so that the next moves are there before they are made. While the window moves only the latter keeps up with it. */
	private void askForPicture() {
		if (coming != null && coming.covers(wanted)) {
			return;
		}
		var wide = wanted.wider(MARGIN, model.duration());
		if (!isExact()) {
			boolean moving = picture != null && picture.request().isScaledAs(wanted) && wide.covers(wanted);
			ask(moving ? wide : wanted);
		} else if (!picture.request().covers(wanted.wider(LEAST_MARGIN, model.duration())) && wide.covers(wanted) && !wide.equals(picture.request())) {
			ask(wide);
		}
	}

	private void ask(TimelineRequest request) {
		coming = request;
		pictures.ask(request);
	}

	private void take(TimelinePicture computed) {
		if (!isDisposed()) {
			boolean seen = !isExact();
			picture = computed;
			coming = coming == computed.request() ? null : coming;
			if (seen) {
				redraw();
			}
			askForPicture();
		}
	}

	private void take(PixelRows computed) {
		if (!isDisposed()) {
			overview = computed;
			redraw();
		}
	}

	/** Draws what is seen, for example into a file. */
	void draw(GC gc) {
		painter.paint(gc, model, area(), palette, picture, overview, resting ? BoxText.MAXIMUM : BoxText.MOVING);
	}

	/** What is selected, in words. */
	String selectionText() {
		return model.selection() == null ? Messages.NoSelection : model.selection().text();
	}
}
