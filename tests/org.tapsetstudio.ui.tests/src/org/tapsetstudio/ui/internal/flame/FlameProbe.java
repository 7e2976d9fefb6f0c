package org.tapsetstudio.ui.internal.flame;

import java.util.Comparator;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.ui.internal.colour.Colours;
import org.tapsetstudio.ui.internal.colour.Scheme;

/** What tests see of a flame graph. */
public final class FlameProbe {
	private final FlameCanvas canvas;

	private FlameProbe(FlameCanvas canvas) {
		this.canvas = canvas;
	}

	public static FlameProbe of(Canvas canvas) {
		return new FlameProbe((FlameCanvas) canvas);
	}

	public Canvas canvas() {
		return canvas;
	}

	/** Whether the picture that is drawn is of what is to be seen, not of a moment before. */
	public boolean isExact() {
		return Ui.ui(() -> canvas.picture() != null && canvas.picture().request().range().equals(canvas.model().range()));
	}

	/** Whether the picture that is shown has the colours of the theme that is on. */
	public boolean isPainted() {
		return Ui.ui(() -> canvas.picture() != null && canvas.picture().request().look().palette().equals(Colours.of(canvas)));
	}

	/** The palette of the picture that is shown. */
	public Scheme scheme() {
		return Ui.ui(() -> canvas.picture().request().look().palette().scheme());
	}

	/** The middle of the widest box of a function, in the canvas. */
	public Point box(String function) {
		return Ui.ui(() -> {
			var picture = canvas.picture();
			var box = picture.labels().stream().filter(label -> picture.request().tree().frame(label.node()).function().equals(function)).max(Comparator.comparingInt(FlameBox::width)).orElseThrow();
			return new Point((box.left() + box.right()) / 2, box.lane() * canvas.laneHeight() + canvas.laneHeight() / 2 - scrolled());
		});
	}

	public String selection() {
		return Ui.ui(canvas::selectionText);
	}

	/** The share of the whole that is seen, 1 for all. */
	public double width() {
		return Ui.ui(() -> canvas.model().range().to() - canvas.model().range().from());
	}

	/** Where that begins, 0 for the left edge. */
	public double from() {
		return Ui.ui(() -> canvas.model().range().from());
	}

	/** How many pixels are above what is seen. */
	public int scrolled() {
		return Ui.ui(() -> canvas.getVerticalBar().getSelection());
	}
}
