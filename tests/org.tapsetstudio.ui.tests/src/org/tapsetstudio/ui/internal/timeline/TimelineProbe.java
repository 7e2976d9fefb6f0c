package org.tapsetstudio.ui.internal.timeline;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.ui.IWorkbenchPage;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.robot.Widgets;
import org.tapsetstudio.ui.TapsetUi;
import org.tapsetstudio.ui.internal.colour.Colours;
import org.tapsetstudio.ui.internal.colour.Scheme;

/** What tests see of the timeline. */
public final class TimelineProbe {
	private final TimelineView view;
	private final TimelineCanvas canvas;

	private TimelineProbe(TimelineView view, TimelineCanvas canvas) {
		this.view = view;
		this.canvas = canvas;
	}

	public static TimelineProbe show(IWorkbenchPage page) {
		var view = (TimelineView) Ui.ui(() -> page.showView(TapsetUi.TIMELINE_VIEW));
		return new TimelineProbe(view, Wait.waitFor(() -> Widgets.all(TimelineCanvas.class, canvas -> true).stream().findFirst().orElse(null), "the timeline"));
	}

	public Canvas canvas() {
		return canvas;
	}

	public int rows() {
		return Ui.ui(() -> canvas.model().lanes().size());
	}

	/** The first row that is seen. */
	public int top() {
		return Ui.ui(() -> canvas.model().top());
	}

	public TimeRange window() {
		return Ui.ui(() -> canvas.model().window());
	}

	/** The time that is selected for all views, as far as the timeline knows. */
	public Optional<TimeRange> selectedTime() {
		return Ui.ui(() -> canvas.model().scope().window());
	}

	/** The palette of the newest picture. */
	public Scheme scheme() {
		return Ui.ui(() -> canvas.picture() == null ? null : canvas.picture().request().look().palette().scheme());
	}

	/** Whether the picture that is shown has the colours of the theme that is on. */
	public boolean isPainted() {
		return Ui.ui(() -> canvas.picture() != null && canvas.picture().request().look().palette().equals(Colours.of(canvas)));
	}

	/** Whether the picture that is drawn is of the time that is to be seen, not of a moment before. */
	public boolean isExact() {
		return Ui.ui(() -> canvas.picture() != null && canvas.isExact());
	}

	public String selection() {
		return Ui.ui(canvas::selectionText);
	}

	/** The pixel of a moment. */
	public int x(long nanos) {
		return Ui.ui(() -> canvas.area().lanes().x + (int) Math.round(canvas.model().window().pixel(nanos, canvas.area().lanesWidth())));
	}

	/** The middle of a row. */
	public int y(int row) {
		return Ui.ui(() -> canvas.area().lanes().y + (row - canvas.model().top()) * canvas.area().lane() + canvas.area().lane() / 2);
	}

	public void showTable(boolean on) {
		view.showTable(on);
	}

	public Job export(Path file) {
		return view.export(file);
	}
}
