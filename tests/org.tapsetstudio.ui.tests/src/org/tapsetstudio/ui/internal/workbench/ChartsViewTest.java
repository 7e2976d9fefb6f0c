package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.resources.IProject;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.swtchart.ILineSeries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tapsetstudio.launch.ProgramLaunch;
import org.tapsetstudio.launch.TracingAttributes;
import org.tapsetstudio.robot.Mouse;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.robot.Widgets;
import org.tapsetstudio.ui.TapsetUi;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.SourceState;

/** Charts of recordings that have ended, the pauses of real virtual machines among them. */
class ChartsViewTest {
	private static final String GARBAGE = """
			public class Garbage {
			    static byte[] kept;
			    public static void main(String[] arguments) {
			        for (int i = 0; i < 40_000; i++) {
			            kept = new byte[20_000];
			        }
			        System.out.println("collected");
			    }
			}
			""";
	private IProject project;

	@BeforeEach
	void open() throws Exception {
		Views.reset();
		Launches.clear();
		project = Workspace.project("charts");
	}

	@AfterEach
	void clear() throws Exception {
		Launches.clear();
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

	@ParameterizedTest
	@ValueSource(strings = { "/usr/lib/jvm/java-17-openjdk-amd64", "" })
	void pausesOfAVirtualMachineArePoints(String home) throws Exception {
		var java = Path.of(home.isEmpty() ? System.getProperty("java.home") : home).resolve("bin/java");
		assumeTrue(Files.isExecutable(java), () -> "There is no " + java);
		var program = Workspace.file(project, "Garbage.java", GARBAGE);
		var copy = Launches.type(ProgramLaunch.TYPE_ID).newInstance(null, "garbage");
		copy.setAttribute(ProgramLaunch.PROGRAM, java.toString());
		copy.setAttribute(ProgramLaunch.ARGUMENTS, "-Xmx32m -XX:+UseSerialGC " + program.getLocation().toOSString());
		copy.setAttribute(TracingAttributes.PRESET, "java");
		Launches.profile(copy);
		Launches.awaitConsole("collected");
		var chart = chart("Pauses by garbage collection");
		Views.screenshot("charts-pauses-" + (home.isEmpty() ? "newest" : "17"));
		var series = (ILineSeries<?>) Ui.ui(() -> chart.getSeriesSet().getSeries()[0]);
		double[] pauses = Ui.ui(series::getYSeries);
		assertTrue(pauses.length > 5, () -> "pauses " + Arrays.toString(pauses));
		assertTrue(Arrays.stream(pauses).allMatch(pause -> pause > 0), () -> "pauses " + Arrays.toString(pauses));
		assertEquals(LineStyle.NONE, Ui.ui(series::getLineStyle));
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
