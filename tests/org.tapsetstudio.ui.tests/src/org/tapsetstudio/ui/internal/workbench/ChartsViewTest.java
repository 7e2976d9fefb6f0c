package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.core.resources.IProject;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swtchart.Chart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.robot.Mouse;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.robot.Widgets;
import org.tapsetstudio.ui.TapsetUi;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.SourceState;

/** Charts of recordings that have ended. */
class ChartsViewTest {
	private IProject project;

	@BeforeEach
	void open() throws Exception {
		Views.reset();
		project = Workspace.project("charts");
	}

	@Test
	void everyBarOfADistributionIsSeen() throws Exception {
		var text = new StringBuilder("process 100 /usr/bin/python3.11 \"python3 step.py\"\nthread 100/100 main\n");
		long at = 10;
		for (long length = 1; length < 100_000; length *= 4) {
			text.append("  " + at + "us > step /src/step.py:1\n  " + (at + length) + "us < step\n");
			at += length + 1;
		}
		UiPlugin.recordings().open(Workspace.recording(project, "steps", text + "  " + at + "us end\n"));
		var chart = chart("Durations of calls");
		Views.screenshot("charts-durations");
		var axis = chart.getAxisSet().getXAxis(0);
		int bars = Ui.ui(() -> chart.getSeriesSet().getSeries()[0].getYSeries().length);
		assertTrue(bars > 8, () -> "bars from 1 us to 65 ms: " + bars);
		assertEquals(0, Ui.ui(() -> axis.getRange().lower));
		assertEquals(bars - 1, Ui.ui(() -> axis.getRange().upper));
	}

	/** Chooses a chart of the finished recording and waits until it is drawn. */
	private static Chart chart(String title) {
		Wait.waitUntil(() -> UiPlugin.recordings().current().filter(source -> source.state() == SourceState.FINISHED).isPresent(), "the finished recording");
		Ui.run(() -> Views.page().showView(TapsetUi.CHARTS_VIEW));
		var choice = Wait.waitFor(() -> Widgets.all(Combo.class, combo -> List.of(combo.getItems()).contains(title)).stream().findFirst().orElse(null), "the choice of " + title);
		Ui.run(() -> choice.select(choice.indexOf(title)));
		Mouse.click(choice);
		return Wait.waitFor(() -> Widgets.all(Chart.class, each -> each.getTitle().getText().equals(title) && each.getSeriesSet().getSeries().length == 1).stream().findFirst().orElse(null), title);
	}
}
