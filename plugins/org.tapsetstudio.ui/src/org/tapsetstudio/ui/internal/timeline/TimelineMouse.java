package org.tapsetstudio.ui.internal.timeline;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.Strip;
import org.tapsetstudio.ui.internal.colour.Palette;
import org.tapsetstudio.ui.internal.common.Newest;
import org.tapsetstudio.ui.internal.common.Quantities;

/**
 * The mouse over a timeline. A click selects a call, a double-click zooms to it; a drag over the lanes selects time for all views, over the axis or with Ctrl it zooms there,
 * with Shift or the middle button it moves the window; the wheel zooms around the pointer, with Shift it scrolls the lanes, with Ctrl it moves the window. A click on a thread's
 * name opens or collapses it. In the overview the window follows the pointer.
 */
final class TimelineMouse {
	private record Hover(TimelineRows rows, TimelineRows.Row row, TimeRange pixel) {
		String text(Progress progress) {
			var strip = new Strip(1);
			rows.draw(row, pixel, strip);
			if (strip.size() == 0) {
				return NLS.bind(Messages.TipNothing, TimelineText.thread(row.lane()), Quantities.duration(pixel.from()));
			}
			var span = rows.span(row, strip, 0);
			return span == null ? null : TimelineText.describe(rows, row, span, strip.count(0));
		}
	}

	private enum Drag {
		NONE, TIME, ZOOM, PAN, OVERVIEW
	}

	private static final double WHEEL = 0.8;
	private static final int STILL = 4;

	private final TimelineCanvas canvas;
	private final Newest<Hover, String> tips = new Newest<>("timeline tip", Hover::text, this::tip); //$NON-NLS-1$
	private Drag drag = Drag.NONE;
	private int pressedX;
	private int atX;
	private TimeRange before;

	TimelineMouse(TimelineCanvas canvas) {
		this.canvas = canvas;
	}

	void install() {
		canvas.addMouseListener(MouseListener.mouseDownAdapter(this::down));
		canvas.addMouseListener(MouseListener.mouseUpAdapter(this::up));
		canvas.addMouseListener(MouseListener.mouseDoubleClickAdapter(e -> {
			var selected = canvas.model().selection();
			if (e.button == 1 && selected != null && canvas.area().lanes().contains(e.x, e.y)) {
				canvas.show(selected.time());
			}
		}));
		canvas.addMouseMoveListener(this::move);
		canvas.addListener(SWT.MouseVerticalWheel, e -> {
			if ((e.stateMask & SWT.SHIFT) != 0) {
				canvas.scrollBy(-e.count);
			} else if ((e.stateMask & SWT.CTRL) != 0) {
				canvas.pan(-e.count * 0.03);
			} else {
				canvas.zoom(Math.pow(WHEEL, Math.signum(e.count)), moment(e.x));
			}
			e.doit = false;
		});
		canvas.addListener(SWT.MouseHorizontalWheel, e -> canvas.pan(-e.count * 0.03));
		canvas.addDisposeListener(e -> tips.cancel());
	}

	/** The stretch of time that a drag covers, as long as it lasts. */
	void paintBand(GC gc) {
		if ((drag == Drag.TIME || drag == Drag.ZOOM) && Math.abs(atX - pressedX) > STILL) {
			gc.setBackground(Palette.color(canvas.picture() == null ? 0 : canvas.picture().request().look().palette().selection()));
			gc.setAlpha(60);
			gc.fillRectangle(Math.min(pressedX, atX), canvas.area().axis().y, Math.abs(atX - pressedX), canvas.area().height());
			gc.setAlpha(255);
		}
	}

	private void down(MouseEvent e) {
		canvas.setFocus();
		var area = canvas.area();
		pressedX = e.x;
		atX = e.x;
		before = canvas.model().window();
		canvas.point(thread(e.y));
		boolean pan = e.button == 2 || e.button == 1 && (e.stateMask & SWT.SHIFT) != 0;
		if (e.button != 1 && e.button != 2) {
			drag = Drag.NONE;
			select(e); // what the menu is about
		} else if (area.overview().contains(e.x, e.y)) {
			drag = Drag.OVERVIEW;
			centre(e.x);
		} else if (e.x < area.names()) {
			drag = Drag.NONE;
			toggle(e.y);
		} else {
			drag = pan ? Drag.PAN : area.axis().contains(e.x, e.y) || (e.stateMask & SWT.CTRL) != 0 ? Drag.ZOOM : Drag.TIME;
		}
	}

	private void up(MouseEvent e) {
		var ended = drag;
		drag = Drag.NONE;
		boolean dragged = Math.abs(e.x - pressedX) > STILL;
		if (ended == Drag.TIME && dragged) {
			canvas.selectTime(TimeRange.between(moment(pressedX), moment(e.x)));
		} else if (ended == Drag.ZOOM && dragged) {
			canvas.show(TimeRange.between(moment(pressedX), moment(e.x)));
		} else if (ended == Drag.TIME) {
			select(e);
		} else if (ended == Drag.ZOOM) {
			var mark = TimelineBookmarks.at(canvas.model(), canvas.area(), e.x, e.y);
			if (mark != null) {
				canvas.selectTime(mark.time());
			}
		}
		canvas.redraw();
	}

	private void select(MouseEvent e) {
		var row = row(e);
		if (row != null) {
			canvas.go(TimelineMove.to(row, pixel(e.x)));
		}
	}

	private void move(MouseEvent e) {
		atX = e.x;
		switch (drag) {
		case PAN -> canvas.show(before.pan(before.at(pressedX, canvas.area().lanesWidth()) - before.at(e.x, canvas.area().lanesWidth()), canvas.model().duration()));
		case OVERVIEW -> centre(e.x);
		case TIME, ZOOM -> canvas.redraw();
		case NONE -> hover(e);
		}
	}

	private void hover(MouseEvent e) {
		var mark = TimelineBookmarks.at(canvas.model(), canvas.area(), e.x, e.y);
		var row = row(e);
		if (mark != null) {
			tip(mark.note());
		} else if (row != null) {
			tips.ask(new Hover(canvas.model().rows(), row, pixel(e.x)));
		} else {
			tip(null);
		}
	}

	private void tip(String text) {
		if (!canvas.isDisposed() && !java.util.Objects.equals(text, canvas.getToolTipText())) {
			canvas.setToolTipText(text);
		}
	}

	/** The lane under the pointer, or null. */
	private TimelineRows.Row row(MouseEvent e) {
		var area = canvas.area();
		int row = canvas.model().top() + area.laneAt(e.y);
		boolean inside = area.lanes().contains(e.x, e.y) && row >= 0 && row < canvas.model().lanes().size() && canvas.model().rows() != null;
		return inside ? canvas.model().lanes().get(row) : null;
	}

	/** The thread at a height, or null. */
	private LaneIndex thread(int y) {
		int lane = canvas.area().laneAt(y);
		return lane < 0 ? null : canvas.model().threadAt(canvas.model().top() + lane);
	}

	private void toggle(int y) {
		var thread = thread(y);
		if (thread != null) {
			canvas.choose(threads -> threads.toggle(thread));
		}
	}

	private void centre(int x) {
		Rectangle at = canvas.area().overview();
		long middle = canvas.model().whole().at(Math.clamp((double) x - at.x, 0, at.width), at.width);
		long half = canvas.model().window().length() / 2;
		canvas.show(new TimeRange(middle - half, middle - half + canvas.model().window().length()));
	}

	private long moment(int x) {
		var at = canvas.area().lanes();
		return canvas.model().window().at(Math.clamp((double) x - at.x, 0, at.width), at.width);
	}

	private TimeRange pixel(int x) {
		return new TimeRange(moment(x), moment(x + 1));
	}
}
