package org.tapsetstudio.ui.internal.timeline;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.KeyListener;

/** The keys of a timeline; {@link Messages#Keys} says the same to people. */
final class TimelineKeys {
	private static final double STEP = 0.7;
	private static final double MOVE = 0.15;

	private final TimelineCanvas canvas;

	TimelineKeys(TimelineCanvas canvas) {
		this.canvas = canvas;
	}

	void install() {
		canvas.addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		canvas.addKeyListener(KeyListener.keyPressedAdapter(e -> {
			if ((e.stateMask & (SWT.CTRL | SWT.ALT)) == 0 && press(e)) {
				e.doit = false;
			}
		}));
	}

	private boolean press(KeyEvent e) {
		boolean shift = (e.stateMask & SWT.SHIFT) != 0;
		var model = canvas.model();
		switch (Character.toLowerCase(e.keyCode)) {
		case SWT.ARROW_LEFT -> canvas.go(TimelineMove.beside(-1));
		case SWT.ARROW_RIGHT -> canvas.go(TimelineMove.beside(1));
		case SWT.ARROW_UP -> upOrDown(shift, -1);
		case SWT.ARROW_DOWN -> upOrDown(shift, 1);
		case SWT.PAGE_UP -> canvas.scrollBy(1 - canvas.area().visibleLanes());
		case SWT.PAGE_DOWN -> canvas.scrollBy(canvas.area().visibleLanes() - 1);
		case SWT.HOME -> canvas.show((org.tapsetstudio.analysis.TimeRange) null);
		case SWT.END -> canvas.show(model.window().pan(model.duration(), model.duration()));
		case 'w', '+', '=', SWT.KEYPAD_ADD -> canvas.zoom(STEP, centre());
		case 's', '-', SWT.KEYPAD_SUBTRACT -> canvas.zoom(1 / STEP, centre());
		case 'a' -> canvas.pan(-MOVE);
		case 'd' -> canvas.pan(MOVE);
		case SWT.CR, SWT.KEYPAD_CR -> showSelected();
		case 'z' -> model.scope().window().ifPresent(canvas::show);
		case 't' -> selectTime(shift);
		case SWT.ESC -> canvas.selectTime(null);
		case '.' -> canvas.go(TimelineMove.same(1));
		case ',' -> canvas.go(TimelineMove.same(-1));
		case 'l' -> canvas.go(TimelineMove.longest());
		case 'k' -> canvas.go(TimelineMove.shortest());
		case 'n' -> match(shift ? -1 : 1);
		case 'c' -> collapse(shift);
		case 'h' -> hide(shift);
		case SWT.F3 -> canvas.open();
		default -> {
			return false;
		}
		}
		return true;
	}

	private void upOrDown(boolean scroll, int direction) {
		if (scroll) {
			canvas.scrollBy(direction);
		} else {
			canvas.go(TimelineMove.across(direction));
		}
	}

	/** What stays where it is while keys zoom: the selected call where it is seen, else the middle. */
	private long centre() {
		var window = canvas.model().window();
		var selected = canvas.model().selection();
		if (selected != null && selected.time().from() >= window.from() && selected.time().to() <= window.to()) {
			return selected.time().from() + selected.time().length() / 2;
		}
		return window.from() + window.length() / 2;
	}

	private void showSelected() {
		if (canvas.model().selection() != null) {
			canvas.show(canvas.model().selection().time());
		}
	}

	/** @param seen the window, whatever is selected */
	private void selectTime(boolean seen) {
		var selected = canvas.model().selection();
		if (seen) {
			canvas.selectTime(canvas.model().window());
		} else if (selected != null) {
			canvas.selectTime(selected.time());
		}
	}

	void match(int direction) {
		var model = canvas.model();
		if (!model.words().isEmpty() && model.rows() != null) {
			canvas.go(TimelineMove.match(new TimelineFunctions(model.rows()).admitted(model.words()), direction));
		}
	}

	private void hide(boolean none) {
		if (none) {
			canvas.choose(TimelineThreads::showAll);
		} else {
			canvas.hideThread();
		}
	}

	private void collapse(boolean all) {
		var model = canvas.model();
		if (all) {
			canvas.collapse(model.threads().collapsed().isEmpty());
			return;
		}
		var thread = canvas.thread();
		if (thread != null) {
			canvas.choose(threads -> threads.toggle(thread));
		}
	}
}
