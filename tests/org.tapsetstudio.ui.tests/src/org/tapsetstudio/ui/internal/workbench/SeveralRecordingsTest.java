package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.navigator.CommonNavigator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.launch.ProgramLaunch;
import org.tapsetstudio.launch.TracedProcess;
import org.tapsetstudio.launch.TracingAttributes;
import org.tapsetstudio.robot.Mouse;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.ui.TapsetUi;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.SourceState;
import org.tapsetstudio.ui.internal.editor.RecordingInput;
import org.tapsetstudio.ui.internal.open.RecordingOpener;

/** Several recordings are open: the views show that of the editor which was activated. */
class SeveralRecordingsTest {
	private static final String RUN = """
			process 100 /usr/bin/python3.11 "python3 job.py"
			thread 100/100 main
			  10us > %1$s /src/job.py:1
			  900us < %1$s
			  901us end
			""";
	private static final TimeRange TIME = new TimeRange(10_000, 500_000);
	private Path first;
	private Path second;
	private IEditorPart firstEditor;

	@BeforeEach
	void openBoth() throws Exception {
		Views.reset();
		Launches.clear();
		var project = Workspace.project("several");
		first = Workspace.recording(project, "first", RUN.formatted("alpha"));
		second = Workspace.recording(project, "second", RUN.formatted("beta"));
		Mouse.open(Views.explorerItem("several", "first.taprec"));
		firstEditor = Wait.waitFor(() -> Views.page().findEditor(new RecordingInput(first)), "the editor of the first recording");
		awaitCalls("alpha");
		Mouse.open(Views.explorerItem("several", "second.taprec"));
		awaitCalls("beta");
	}

	@AfterEach
	void endPrograms() throws Exception {
		Launches.clear();
	}

	@Test
	void theViewsFollowTheEditors() throws Exception {
		var flames = Views.flameGraph();
		Views.awaitTip(flames, 40, 5, "beta");
		activate(firstEditor);
		awaitCalls("alpha");
		Views.awaitTip(flames, 40, 5, "alpha");
		Views.screenshot("several-recordings");
		Ui.run(() -> {
			var explorer = (CommonNavigator) Views.page().showView(Views.PROJECT_EXPLORER);
			explorer.getCommonViewer().setSelection(new StructuredSelection(Workspace.project("several").getFolder("second.taprec")), true);
		});
		Ui.settle();
		assertEquals(first, shown());
		activate(Views.page().findEditor(new RecordingInput(second)));
		awaitCalls("beta");
	}

	@Test
	void aSelectedTimeIsThereAgain() {
		var source = UiPlugin.recordings().current().orElseThrow();
		source.setScope(source.scope().with(Optional.of(TIME)));
		Wait.waitUntil(() -> source.snapshot().scope().window().isPresent(), "the selected time");
		activate(firstEditor);
		awaitCalls("alpha");
		assertEquals(Optional.empty(), UiPlugin.recordings().current().orElseThrow().scope().window());
		activate(Views.page().findEditor(new RecordingInput(second)));
		awaitCalls("beta");
		assertEquals(Optional.of(TIME), UiPlugin.recordings().current().orElseThrow().scope().window());
	}

	@Test
	void aProgramThatRunsStaysInTheViewsUntilAnEditorIsActivated() throws Exception {
		var program = Launches.type(ProgramLaunch.TYPE_ID).newInstance(null, "sleep");
		program.setAttribute(ProgramLaunch.PROGRAM, "/bin/sleep");
		program.setAttribute(ProgramLaunch.ARGUMENTS, "600");
		program.setAttribute(ProgramLaunch.WORKING_DIRECTORY, "${workspace_loc:/several}");
		program.setAttribute(TracingAttributes.PRESET, "python");
		var process = (TracedProcess) program.launch(ILaunchManager.PROFILE_MODE, null).getProcesses()[0];
		awaitLive();
		var running = process.recording().orElseThrow();
		assertEquals(running, shown());
		Ui.run(() -> Views.page().closeEditor(Views.page().findEditor(new RecordingInput(second)), false));
		Wait.waitUntil(() -> Views.page().getActiveEditor() == firstEditor, "the editor of the first recording, active");
		Ui.settle();
		assertEquals(running, shown());
		closeDialog();
		assertEquals(running, shown());
		Ui.run(() -> Views.page().showView(TapsetUi.CALL_TREE_VIEW));
		activate(firstEditor);
		awaitCalls("alpha");
		Ui.run(() -> RecordingOpener.open(Views.page(), running));
		assertEquals(running, shown());
		awaitLive();
	}

	private static void activate(IEditorPart editor) {
		Ui.run(() -> Views.page().activate(editor));
	}

	/** A dialog that comes and goes gives the window its focus again. */
	private static void closeDialog() {
		var window = Ui.ui(() -> Views.page().getWorkbenchWindow().getShell());
		var dialog = Ui.ui(() -> {
			var shell = new Shell(window, SWT.DIALOG_TRIM);
			shell.open();
			return shell;
		});
		Wait.waitUntil(() -> dialog.getDisplay().getActiveShell() == dialog, "the dialog in front");
		Ui.run(dialog::close);
		Wait.waitUntil(() -> window.getDisplay().getActiveShell() == window, "the window in front");
		Ui.settle();
	}

	private static void awaitLive() {
		Wait.waitUntil(() -> UiPlugin.recordings().current().filter(source -> source.state() == SourceState.LIVE).isPresent(), () -> "the running program" + Views.standing());
	}

	private static void awaitCalls(String function) {
		var tree = Views.callTree();
		Wait.waitUntil(() -> Views.rows(tree, 0, Views.CALLS).equals(List.of(function + " | 1")), () -> "the call of " + function + Views.standing());
	}

	private static Path shown() {
		return UiPlugin.recordings().current().orElseThrow().path();
	}
}
