package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.resources.IProject;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.launch.ProgramLaunch;
import org.tapsetstudio.launch.TracingAttributes;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.robot.Widgets;
import org.tapsetstudio.ui.TapsetUi;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.Scope;
import org.tapsetstudio.ui.internal.data.SourceState;

/** Every view without data says why, and what would help: in each of the cases in which it can be empty. */
class EmptyViewsTest {
	private static final List<String> CALLS = List.of(TapsetUi.CALL_TREE_VIEW, TapsetUi.HOT_FUNCTIONS_VIEW, TapsetUi.CALLERS_VIEW, TapsetUi.FLAME_GRAPH_VIEW, TapsetUi.TIMELINE_VIEW);
	private static final List<String> ALL = Stream.concat(CALLS.stream(), Stream.of(TapsetUi.CHARTS_VIEW, TapsetUi.RESULTS_VIEW, TapsetUi.FINDINGS_VIEW)).toList();
	private static final String CALLED = """
			process 100 /usr/bin/python3.11 "python3 walk.py"
			thread 100/100 main
			  10us > walk /src/walk.py:1
			  1000us < walk
			  2000us > walk /src/walk.py:1
			  2100us < walk
			  2101us end
			""";
	private IProject project;

	@BeforeEach
	void prepare() throws Exception {
		Views.reset();
		project = Workspace.project("empty");
	}

	@AfterEach
	void clear() throws Exception {
		Views.closeRecording();
		Launches.clear();
	}

	@Test
	void withoutARecording() {
		for (var view : ALL) {
			await(view, "No recording is open. Profile a program", "Copy the script");
			assertTrue(probe().contains("probe "), () -> view + " offers no probe: " + probe());
		}
		Views.screenshot("empty-none");
		await(TapsetUi.DIFFERENCE_VIEW, "Select two recordings in the Project Explorer", "");
		Ui.run(() -> Views.page().hideView(Views.page().findView(TapsetUi.DIFFERENCE_VIEW)));
	}

	@Test
	void ofARecordingWithoutCalls() throws Exception {
		open("marks", """
				process 100 /usr/bin/tclsh8.6 "tclsh marks.tcl"
				note warning a program that it starts is not traced, since it is of another world
				thread 100/100 main
				  100us end
				""");
		for (var view : List.of(TapsetUi.CALL_TREE_VIEW, TapsetUi.FLAME_GRAPH_VIEW)) {
			await(view, "(100): a program that it starts is not traced, since it is of another world", "Copy the script");
		}
		for (var view : ALL) {
			if (!view.equals(TapsetUi.CHARTS_VIEW)) {
				await(view, "marks", "Copy the script");
				assertTrue(probe().contains("probe "), () -> view + " offers no probe");
			}
		}
	}

	@Test
	void ofATimeInWhichNothingHappened() throws Exception {
		open("pause", CALLED);
		var source = UiPlugin.recordings().current().get();
		source.setScope(Scope.WHOLE.with(Optional.of(new TimeRange(1_200_000, 1_300_000))));
		for (var view : CALLS) {
			if (!view.equals(TapsetUi.TIMELINE_VIEW)) { // which shows where there is something
				await(view, "no calls in the selected time", "Show Whole Time");
			}
		}
		Views.screenshot("empty-time");
		source.setScope(Scope.WHOLE);
		await(TapsetUi.CALLERS_VIEW, "Select a function in another view", "");
		await(TapsetUi.RESULTS_VIEW, "was recorded without a script that keeps results", "Copy the script");
	}

	@Test
	void whereAFilterHidesAll() throws Exception {
		open("filtered", CALLED);
		var tree = Views.callTree();
		Wait.waitUntil(() -> tree.getItemCount() > 0, "the call tree");
		Ui.run(() -> Views.fieldOf(tree).setText("nowhere"));
		await(TapsetUi.CALL_TREE_VIEW, "Nothing here contains \"nowhere\"", "Clear the filter");
		Views.screenshot("empty-filter");
		clearFilter();
		Wait.waitUntil(() -> tree.getItemCount() > 0, "the call tree without a filter");
		Table table = Views.hotFunctions();
		Ui.run(() -> Views.fieldOf(table).setText("nowhere"));
		await(TapsetUi.HOT_FUNCTIONS_VIEW, "Nothing here contains \"nowhere\"", "Clear the filter");
		clearFilter();
		Wait.waitUntil(() -> table.getItemCount() > 0, "the functions without a filter");
	}

	@Test
	void whileItsProgramRunsWithoutEvents() throws Exception {
		var copy = Launches.type(ProgramLaunch.TYPE_ID).newInstance(null, "sleep");
		copy.setAttribute(ProgramLaunch.PROGRAM, "/bin/sleep");
		copy.setAttribute(ProgramLaunch.ARGUMENTS, "600");
		copy.setAttribute(TracingAttributes.PRESET, "python");
		ILaunch launch = copy.doSave().launch(ILaunchManager.PROFILE_MODE, null);
		try {
			Wait.waitUntil(() -> UiPlugin.recordings().current().filter(source -> source.state() == SourceState.LIVE).isPresent(), "the running program");
			for (var view : CALLS) {
				await(view, "has no events yet", "");
				assertTrue(probe().contains("probe "), () -> view + " offers no probe");
			}
			Views.screenshot("empty-live");
		} finally {
			launch.terminate();
			Wait.waitUntil(launch::isTerminated, "the end of the program");
		}
	}

	@Test
	void ofADamagedRecording() throws Exception {
		var recording = Workspace.recording(project, "damaged", CALLED);
		try (var files = Files.walk(recording)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Files.writeString(file, "damaged".repeat(600));
			}
		}
		UiPlugin.recordings().open(recording);
		for (var view : CALLS) {
			await(view, "damaged.taprec", "What helps: import another copy");
			await(view, "damaged: ", "places could not be read");
		}
		Views.screenshot("empty-damaged");
	}

	private void open(String name, String text) throws Exception {
		UiPlugin.recordings().open(Workspace.recording(project, name, text));
		Wait.waitUntil(() -> UiPlugin.recordings().current().get().state() == SourceState.FINISHED, "the recording");
	}

	private static void clearFilter() {
		Ui.run(() -> Widgets.all(Link.class, link -> link.getText().contains("Clear the filter")).getFirst().notifyListeners(SWT.Selection, new Event()));
	}

	/** Shows a view alone and waits until it says both. */
	private static void await(String view, String reason, String help) {
		Ui.run(() -> {
			var page = Views.page();
			page.showView(view);
			page.toggleZoom(page.findViewReference(view));
		});
		try {
			Wait.waitUntil(() -> said().contains(reason) && said().contains(help), () -> view + " to say \"" + reason + "\" and \"" + help + "\", not\n" + said());
		} finally {
			Ui.run(() -> Views.page().toggleZoom(Views.page().findViewReference(view)));
		}
	}

	private static String said() {
		return Ui.ui(() -> Stream.concat(Widgets.all(Label.class, label -> true).stream().map(Label::getText), Widgets.all(Link.class, link -> true).stream().map(Link::getText)).collect(Collectors.joining("\n")));
	}

	private static String probe() {
		return Ui.ui(() -> Widgets.all(Text.class, text -> text.getText().contains("probe ")).stream().map(Text::getText).findFirst().orElse(""));
	}
}
