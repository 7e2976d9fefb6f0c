package org.tapsetstudio.ui.internal.flame;

import java.util.Objects;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.graphics.GC;
import org.tapsetstudio.ui.internal.colour.Palette;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;

/**
 * The mouse over a flame graph. A click zooms to a function, a double-click opens it; a drag zooms into the part that it covers, with Shift or the middle button it moves the
 * graph; the right one selects a function for the menu; the wheel zooms around the pointer, with Shift it scrolls.
 */
final class FlameMouse {
	private static final String BAND = "band"; //$NON-NLS-1$
	private static final double WHEEL = 0.8;
	private static final int STILL = 4;

	private final FlameCanvas canvas;
	private int pressedX = -1;
	private boolean panning;
	private FlameRange before;

	FlameMouse(FlameCanvas canvas) {
		this.canvas = canvas;
	}

	void install() {
		canvas.addMouseListener(MouseListener.mouseDownAdapter(this::down));
		canvas.addMouseListener(MouseListener.mouseUpAdapter(this::up));
		canvas.addMouseListener(MouseListener.mouseDoubleClickAdapter(e -> {
			if (e.button == 1) {
				canvas.open(canvas.model().selected());
			}
		}));
		canvas.addMouseMoveListener(this::move);
		canvas.addListener(SWT.MouseVerticalWheel, e -> {
			if ((e.stateMask & SWT.SHIFT) != 0) {
				canvas.scrollBy(-e.count * canvas.laneHeight());
			} else {
				canvas.show(canvas.model().range().zoom(Math.pow(WHEEL, Math.signum(e.count)), share(e.x)));
			}
			e.doit = false;
		});
		canvas.addListener(SWT.MouseHorizontalWheel, e -> canvas.show(canvas.model().range().pan(-e.count * 0.02)));
	}

	/** The part that a drag covers, as long as it lasts. */
	static void paintBand(FlameCanvas canvas, GC gc) {
		if (canvas.getData(BAND) instanceof int[] band) {
			gc.setBackground(Palette.color(canvas.picture().request().look().palette().selection()));
			gc.setAlpha(60);
			gc.fillRectangle(Math.min(band[0], band[1]), 0, Math.abs(band[1] - band[0]), canvas.getClientArea().height);
			gc.setAlpha(255);
		}
	}

	private void down(MouseEvent e) {
		canvas.setFocus();
		panning = e.button == 2 || (e.stateMask & SWT.SHIFT) != 0;
		if (e.button == 1 || e.button == 2) {
			pressedX = e.x;
			before = canvas.model().range();
		} else if (e.button == 3 && isBox(canvas.nodeAt(e.x, e.y))) {
			canvas.select(canvas.nodeAt(e.x, e.y)); // what the menu is about
		}
	}

	private void up(MouseEvent e) {
		int from = pressedX;
		pressedX = -1;
		canvas.setData(BAND, null);
		if (from < 0 || panning) {
			return;
		}
		int node = canvas.nodeAt(e.x, e.y);
		if (Math.abs(e.x - from) > STILL) {
			canvas.show(before.part(share(from), share(e.x)));
		} else if (isBox(node)) {
			canvas.select(node);
			canvas.zoom(node);
		}
	}

	private void move(MouseEvent e) {
		if (pressedX >= 0 && Math.abs(e.x - pressedX) > STILL) {
			if (panning) {
				canvas.show(before.pan(share(pressedX) - share(e.x)));
			} else {
				canvas.setData(BAND, new int[] { pressedX, e.x });
				canvas.redraw();
			}
			return;
		}
		int node = canvas.nodeAt(e.x, e.y);
		String tip = isBox(node) ? FlameText.describe(canvas.tree(), node) : null;
		if (!Objects.equals(tip, canvas.getToolTipText())) { // by the text: the same place may belong to another recording by now
			canvas.setToolTipText(tip);
		}
	}

	private boolean isBox(int node) {
		return node > CallTreeSnapshot.ROOT && node < canvas.tree().size();
	}

	private double share(int x) {
		return (double) x / Math.max(1, canvas.getClientArea().width);
	}
}
