package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.source.ISourceViewerExtension2;
import org.eclipse.jface.text.source.inlined.AbstractInlinedAnnotation;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.FrameworkUtil;
import org.tapsetstudio.dsl.ui.live.ProbeNotes;
import org.tapsetstudio.launch.PythonLaunch;
import org.tapsetstudio.launch.TracingAttributes;
import org.tapsetstudio.robot.Mouse;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.robot.Widgets;
import org.tapsetstudio.ui.TapsetUi;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.common.PythonLaunchType;
import org.tapsetstudio.ui.internal.data.RecordingSource;
import org.tapsetstudio.ui.internal.data.SourceState;
import org.tapsetstudio.ui.internal.timeline.TimelineProbe;

/** The views while a program runs: results, charts, rates and costs, pause and switches, and a user interface that answers. */
class LiveViewsTest {
	private static final String PROGRAM = """
			import os, time

			def step(n):
			    return n if n < 2 else step(n - 1) + step(n - 2)

			def work():
			    return step(7)

			while not os.path.exists("enough"):
			    work()
			    time.sleep(0.002)
			""";
	private static final String PROBE = """
			global calls, lengths, rate, seen, series
			probe python.function.entry { calls[funcname]++; lengths <<< strlen(funcname) * 100; seen++ }
			probe python.function.return { }
			probe timer.ms(200) { rate = seen; series[gettimeofday_ms()] = seen; seen = 0 }
			probe end { print(@hist_log(lengths)) }
			""";
	private static final String[] VIEWS = { TapsetUi.CALL_TREE_VIEW, TapsetUi.HOT_FUNCTIONS_VIEW, TapsetUi.CALLERS_VIEW, TapsetUi.FLAME_GRAPH_VIEW, TapsetUi.TIMELINE_VIEW, TapsetUi.CHARTS_VIEW,
			TapsetUi.RESULTS_VIEW, TapsetUi.FINDINGS_VIEW };
	private IProject project;
	private ILaunch launch;

	@BeforeEach
	void start() throws Exception {
		Views.reset();
		project = Workspace.project("live");
		Workspace.file(project, "worker.py", PROGRAM);
		var probe = Workspace.file(project, "count.stp", PROBE);
		Files.deleteIfExists(enough());
		var copy = PythonLaunchType.find().newInstance(null, "live");
		copy.setAttribute(PythonLaunch.SCRIPT, "${workspace_loc:/live/worker.py}");
		copy.setAttribute(TracingAttributes.PROBE, "${workspace_loc:" + probe.getFullPath() + "}");
		launch = copy.doSave().launch(ILaunchManager.PROFILE_MODE, null);
		Wait.waitUntil(() -> UiPlugin.recordings().current().filter(source -> source.state() == SourceState.LIVE && source.snapshot().events() > 1000).isPresent(), "a live recording");
	}

	@AfterEach
	void stop() throws Exception {
		launch.terminate();
		Wait.waitUntil(launch::isTerminated, "the end of the program");
		DebugPlugin.getDefault().getLaunchManager().removeLaunch(launch);
		for (var configuration : DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurations(PythonLaunchType.find())) {
			configuration.delete();
		}
	}

	@Test
	void resultsAndChartsGrowAndStay() throws Exception {
		Ui.run(() -> Views.page().showView(TapsetUi.RESULTS_VIEW));
		var table = choose("calls", 2);
		Wait.waitUntil(() -> cell(table, "step") > 1000, "calls of step in the table");
		long before = cell(table, "step");
		Wait.waitUntil(() -> cell(table, "step") > before, "more of them");
		Views.screenshot("results-live");
		assertTrue(dataLine().contains("events/s") && dataLine().contains("lost") && dataLine().contains("of a processor"), dataLine());
		Ui.run(() -> Views.page().showView(TapsetUi.CHARTS_VIEW));
		for (var chart : List.of("Calls per second", "Series rate", "Series series", "Histogram of lengths", "Durations of calls")) {
			chart(chart);
		}
		Views.screenshot("charts-live");
		Files.createFile(enough());
		Wait.waitUntil(launch::isTerminated, "the end of the program");
		Wait.waitUntil(() -> source().state() == SourceState.FINISHED, "the finished recording");
		Ui.run(() -> Views.page().showView(TapsetUi.RESULTS_VIEW));
		long last = cell(choose("calls", 2), "step");
		var recording = source().path();
		Views.closeRecording();
		UiPlugin.recordings().open(recording);
		Ui.run(() -> Views.page().showView(TapsetUi.RESULTS_VIEW));
		var reopened = choose("calls", 2);
		Wait.waitUntil(() -> cell(reopened, "step") == last, () -> "the same results in the recording, not " + cell(reopened, "step"));
		Ui.run(() -> Views.page().showView(TapsetUi.CHARTS_VIEW));
		chart("Histogram of lengths");
		Views.screenshot("charts-histogram");
	}

	@Test
	void tracingPausesAndProbesSwitch() throws Exception {
		Ui.run(() -> PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand("org.tapsetstudio.ui.command.pause", null));
		Wait.waitUntil(() -> source().probeSwitches().get().isPaused() && source().rate() == 0, () -> "no more events, not " + source().rate() + "/s");
		Wait.waitUntil(() -> dataLine().contains("(paused)"), LiveViewsTest::dataLine);
		Views.screenshot("paused");
		long paused = source().snapshot().events();
		Ui.run(() -> PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand("org.tapsetstudio.ui.command.pause", null));
		Wait.waitUntil(() -> source().snapshot().events() > paused + 1000, "events after the pause");
		var switches = source().probeSwitches().get();
		assertFalse(switches.probes().isEmpty());
		switches.probes().forEach(probe -> switches.set(probe, false));
		Wait.waitUntil(() -> source().rate() == 0, "no events with all probes off");
		switches.set(switches.probes().getFirst(), true);
		long off = source().snapshot().events();
		Wait.waitUntil(() -> source().snapshot().events() > off + 100, "events of the one probe that is on");
	}

	@Test
	void callsThatHaveNotEndedAreDrawnAndSelected() {
		var timeline = TimelineProbe.show(Views.page());
		Wait.waitUntil(() -> timeline.rows() > 1, "the lanes");
		Mouse.click(timeline.canvas(), timeline.x(timeline.window().to() * 95 / 100), timeline.y(0));
		Wait.waitUntil(() -> timeline.selection().startsWith("<module>") && timeline.selection().contains("has not ended yet"), () -> "the module that runs, not " + timeline.selection());
		Views.screenshot("timeline-live");
		Ui.run(() -> timeline.showTable(true));
		var table = Wait.waitFor(() -> Widgets.all(Table.class, each -> each.isVisible() && each.getColumnCount() == 7).stream().findFirst().orElse(null), "the table");
		Ui.run(() -> table.getColumn(1).notifyListeners(SWT.Selection, new Event())); // the longest first
		Wait.waitUntil(() -> Stream.of(table.getItems()).anyMatch(row -> row.getText(2).equals("<module>") && row.getText(6).contains("has not ended yet")), "the module that runs, in the table");
		Ui.run(() -> timeline.showTable(false));
	}

	@Test
	void theEditorShowsHitsBesideEachProbe() throws Exception {
		var script = project.getFile("count.stp");
		var editor = Ui.ui(() -> IDE.openEditor(Views.page(), script));
		var text = Wait.waitFor(() -> editor.getAdapter(ITextViewer.class) instanceof ISourceViewerExtension2 viewer ? viewer : null, "the editor's text");
		Wait.waitUntil(() -> note(script, 2).matches("hits [\\d,]{4,}, [\\d,]+/s, .+ each, .+ in all"), () -> "hits of the first probe, not " + note(script, 2));
		Wait.waitUntil(() -> notesIn(text) >= 3, () -> "notes beside the probes, not " + notesIn(text));
		Views.screenshot("probe-notes");
		Files.createFile(enough());
		Wait.waitUntil(launch::isTerminated, "the end of the program");
		Wait.waitUntil(() -> note(script, 2).matches("hits [\\d,]{4,}, .+ each, .+ in all") && !note(script, 2).contains("/s"), () -> "the last hits, not " + note(script, 2));
	}

	@Test
	void theMarkersViewCountsHitsAndSwitches() {
		Ui.run(() -> Views.page().showView("org.tapsetstudio.dsl.ui.markers"));
		var tree = Wait.waitFor(() -> Widgets.all(Tree.class, each -> each.getColumnCount() == 4 && each.getColumn(1).getText().equals("Hits")).stream().findFirst().orElse(null), "the markers");
		Wait.waitUntil(() -> hits(tree).matches("[\\d,]{4,}   [\\d,]+/s"), () -> "hits and rate of function__entry, not " + hits(tree));
		var before = hits(tree);
		Wait.waitUntil(() -> !hits(tree).equals(before), "more hits");
		Views.screenshot("markers-live");
		Ui.run(() -> tree.setSelection(Widgets.treeItem(tree, "function__entry"::equals)));
		Ui.run(() -> {
			tree.getMenu().notifyListeners(SWT.Show, new Event());
			var capture = Stream.of(tree.getMenu().getItems()).filter(item -> Widgets.text(item).equals("Capture Its Hits")).findFirst().orElseThrow();
			assertTrue(capture.isEnabled() && capture.getSelection());
			capture.setSelection(false);
			capture.notifyListeners(SWT.Selection, new Event());
		});
		Wait.waitUntil(() -> hits(tree).endsWith("off"), () -> "that the marker is off, not " + hits(tree));
		Ui.run(() -> Views.page().hideView(Views.page().findView("org.tapsetstudio.dsl.ui.markers")));
	}

	private static String hits(Tree tree) {
		return Ui.ui(() -> {
			var item = Widgets.treeItem(tree, "function__entry"::equals);
			return item == null ? "" : item.getText(1);
		});
	}

	@Test
	void theEditorSwitchesTheProbeAtItsCursor() throws Exception {
		var script = project.getFile("count.stp");
		var editor = (ITextEditor) Ui.ui(() -> IDE.openEditor(Views.page(), script).getAdapter(ITextEditor.class));
		Wait.waitUntil(() -> note(script, 2).contains("/s"), "hits of the first probe");
		Ui.run(() -> editor.selectAndReveal(editor.getDocumentProvider().getDocument(editor.getEditorInput()).getLineOffset(1), 0));
		switchProbe();
		Wait.waitUntil(() -> note(script, 2).endsWith("(off)"), () -> "that the probe is off, not " + note(script, 2));
		assertEquals(Optional.of(false), notes().isOn(script.getLocation().toPath(), 2));
		assertEquals(Optional.of(true), notes().isOn(script.getLocation().toPath(), 3));
		Views.screenshot("probe-off");
		switchProbe();
		Wait.waitUntil(() -> !note(script, 2).endsWith("(off)"), () -> "that the probe is on, not " + note(script, 2));
	}

	private static void switchProbe() {
		Ui.run(() -> PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand("org.tapsetstudio.dsl.ui.toggleProbe", null));
	}

	private static String note(IFile script, int line) {
		return notes().of(script.getLocation().toPath()).getOrDefault(line, "");
	}

	private static ProbeNotes notes() {
		var context = FrameworkUtil.getBundle(UiPlugin.class).getBundleContext();
		return context.getService(context.getServiceReference(ProbeNotes.class));
	}

	/** What stands between the text of the lines. */
	private static long notesIn(ISourceViewerExtension2 viewer) {
		long[] count = new long[1];
		viewer.getVisualAnnotationModel().getAnnotationIterator().forEachRemaining(annotation -> count[0] += annotation instanceof AbstractInlinedAnnotation ? 1 : 0);
		return count[0];
	}

	/** Each view is shown twice before it is watched: what is loaded once, when something is used for the first time, is not what grows. */
	@Test
	void theUserInterfaceAnswersWhileEverythingGrows() {
		showEach(2, view -> Ui.settle());
		try (var watch = new UiThreadWatch()) {
			showEach(3, view -> {
				int enough = watch.answers().size() + 50;
				Wait.waitUntil(() -> watch.answers().size() >= enough, "answers while " + view + " is shown");
			});
			var work = watch.work();
			var answers = watch.answers().stream().sorted().toList();
			System.out.println("user interface: of " + work.size() + " events the longest took " + work.getLast() / 1_000_000 + " ms of work; answers after " + answers.get(answers.size() / 2) + " ms (median), "
					+ answers.get(answers.size() * 9 / 10) + " ms (nine of ten)");
			assertTrue(watch.waits().size() < 3, () -> String.join("\n", watch.waits())); // one may be the machine's fault, what we wait for comes again and again
			assertTrue(watch.noticed().isEmpty(), () -> watch.noticed().toString());
		}
		assertEquals(SourceState.LIVE, source().state());
	}

	private static void showEach(int rounds, Consumer<String> then) {
		for (int round = 0; round < rounds; round++) {
			for (var view : VIEWS) {
				Ui.run(() -> Views.page().showView(view));
				then.accept(view);
			}
		}
	}

	private static RecordingSource source() {
		return UiPlugin.recordings().current().orElseThrow();
	}

	/** Chooses a global and waits for its table. */
	private static Table choose(String global, int columns) {
		Wait.waitUntil(() -> select(global), "the global " + global);
		return Wait.waitFor(() -> Widgets.all(Table.class, table -> table.getColumnCount() == columns && table.getColumn(0).getText().equals("funcname")).stream().findFirst().orElse(null), "the table of " + global);
	}

	private static void chart(String name) {
		Wait.waitUntil(() -> select(name), () -> "the chart " + name);
		Wait.waitUntil(() -> Widgets.all(Label.class, label -> label.getText().contains("recorded here") || label.getText().contains("no values")).isEmpty(), "values for " + name);
	}

	private static boolean select(String item) {
		for (var combo : Widgets.all(Combo.class, combo -> List.of(combo.getItems()).contains(item))) {
			combo.select(combo.indexOf(item));
			Mouse.click(combo);
			return true;
		}
		return false;
	}

	private static long cell(Table table, String key) {
		return Ui.ui(() -> {
			for (var item : table.isDisposed() ? new TableItem[0] : table.getItems()) {
				if (item.getText(0).equals(key)) {
					return Long.parseLong(item.getText(1).replaceAll("\\D", ""));
				}
			}
			return 0L;
		});
	}

	private static String dataLine() {
		return Ui.ui(() -> Views.page().findView(TapsetUi.RESULTS_VIEW) == null ? "" : ((org.eclipse.ui.part.ViewPart) Views.page().showView(TapsetUi.RESULTS_VIEW)).getContentDescription());
	}

	private Path enough() {
		return project.getLocation().toPath().resolve("enough");
	}
}
