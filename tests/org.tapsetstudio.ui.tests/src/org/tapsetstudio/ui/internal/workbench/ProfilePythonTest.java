package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.TextConsole;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.navigator.CommonNavigator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.launch.PythonLaunch;
import org.tapsetstudio.launch.TracedProcess;
import org.tapsetstudio.launch.TracingAttributes;
import org.tapsetstudio.robot.Mouse;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.robot.Widgets;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.common.PythonLaunchType;
import org.tapsetstudio.ui.internal.data.SourceState;

/** Profile As &gt; Python Program with a real interpreter, from the first event to the finished recording. */
class ProfilePythonTest {
	/** Works until a file named "enough" appears beside it. */
	private static final String PROGRAM = """
			import os

			def step(n):
			    return n if n < 2 else step(n - 1) + step(n - 2)

			def work():
			    return step(9)

			rounds = 0
			while rounds == 0 or not os.path.exists("enough"):
			    work()
			    rounds += 1
			print("worked", rounds > 0)
			""";
	private static final String PROBE = """
			probe begin { println("probe begins") }
			probe python.function.entry { calls[funcname]++ }
			probe python.function.return { }
			global calls
			probe end { printf("steps %s\\n", calls["step"] > 0 ? "seen" : "missing") }
			""";
	private IProject project;

	@BeforeEach
	void prepare() throws Exception {
		Views.reset();
		project = Workspace.project("profiled");
		Workspace.file(project, "worker.py", PROGRAM);
		Files.deleteIfExists(enough());
	}

	@AfterEach
	void stop() throws Exception {
		for (var launch : DebugPlugin.getDefault().getLaunchManager().getLaunches()) {
			launch.terminate();
			Wait.waitUntil(launch::isTerminated, "the end of the program");
		}
		DebugPlugin.getDefault().getLaunchManager().removeLaunches(DebugPlugin.getDefault().getLaunchManager().getLaunches());
		for (var configuration : DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurations(PythonLaunchType.find())) {
			configuration.delete();
		}
	}

	@Test
	void theLaunchTypeIsForProfiling() {
		var type = PythonLaunchType.find();
		assertEquals("Python Program", type.getName());
		assertTrue(type.supportsMode(ILaunchManager.PROFILE_MODE));
		assertFalse(type.supportsMode(ILaunchManager.RUN_MODE));
	}

	@Test
	void profileAsRunsTheProgramWhileTheViewsGrow() throws Exception {
		profileAs();
		var launch = onlyLaunch();
		var process = (TracedProcess) launch.getProcesses()[0];
		Wait.waitUntil(() -> process.recording().isPresent(), "the recording");
		var tree = Views.callTree();
		Wait.waitUntil(() -> calls(tree, "work") > 0, () -> "calls in the call tree" + Views.standing());
		long before = calls(tree, "work");
		Wait.waitUntil(() -> calls(tree, "work") > before, () -> "more calls in the call tree" + Views.standing());
		var canvas = Views.flameGraph();
		Views.awaitTip(canvas, 40, 5, "");
		Wait.waitUntil(() -> UiPlugin.recordings().current().get().state() == SourceState.LIVE, () -> "the live state" + Views.standing());
		Views.screenshot("live");
		Files.createFile(enough());
		Wait.waitUntil(launch::isTerminated, "the end of the program");
		assertEquals(0, process.getExitValue());
		Wait.waitUntil(() -> consoleText().contains("worked True"), () -> "the program's output in the console, not " + consoleText());
		Wait.waitUntil(() -> UiPlugin.recordings().current().get().state() == SourceState.FINISHED, () -> "the finished state" + Views.standing());
		assertEquals(0, UiPlugin.recordings().current().get().snapshot().lost());
		assertFalse(Ui.<Boolean> ui(canvas::isDisposed));

		var recording = process.recording().get();
		Views.closeRecording();
		Mouse.open(Views.explorerItem("profiled", "recordings", recording.getFileName().toString()));
		Wait.waitUntil(() -> calls(tree, "work") >= before, "the finished recording in the call tree");
		Views.screenshot("finished");
	}

	@Test
	void theProbeScriptPrintsToTheConsole() throws Exception {
		var probe = Workspace.file(project, "count.stp", PROBE);
		var copy = PythonLaunchType.find().newInstance(null, "with probe");
		copy.setAttribute(PythonLaunch.SCRIPT, "${workspace_loc:/profiled/worker.py}");
		copy.setAttribute(TracingAttributes.PROBE, "${workspace_loc:" + probe.getFullPath() + "}");
		var launch = copy.doSave().launch(ILaunchManager.PROFILE_MODE, null);
		Wait.waitUntil(() -> consoleText().contains("probe begins"), () -> "the probe's first output, not " + consoleText());
		Files.createFile(enough());
		Wait.waitUntil(launch::isTerminated, "the end of the program");
		Wait.waitUntil(() -> consoleText().contains("steps seen"), () -> "the probe's last output, not " + consoleText());
		Wait.waitUntil(() -> UiPlugin.recordings().current().get().state() == SourceState.FINISHED, () -> "the finished state" + Views.standing());
		Views.awaitTip(Views.flameGraph(), 40, 5, "");
		Views.screenshot("console");
	}

	@Test
	void terminatingClosesTheRecording() throws Exception {
		profileAs();
		var launch = onlyLaunch();
		var tree = Views.callTree();
		Wait.waitUntil(() -> calls(tree, "work") > 0, () -> "calls in the call tree" + Views.standing());
		launch.terminate();
		Wait.waitUntil(launch::isTerminated, "the end of the program");
		Wait.waitUntil(() -> UiPlugin.recordings().current().get().state() == SourceState.FINISHED, () -> "the finished state" + Views.standing());
	}

	@Test
	void problemsAreSaidBeforeAnythingRuns() throws Exception {
		var copy = PythonLaunchType.find().newInstance(null, "broken");
		copy.setAttribute(PythonLaunch.SCRIPT, "/nowhere/at/all.py");
		var configuration = copy.doSave();
		try {
			configuration.launch(ILaunchManager.PROFILE_MODE, null);
			throw new AssertionError("it ran");
		} catch (CoreException e) {
			assertEquals("The program /nowhere/at/all.py does not exist.", e.getMessage());
		}
	}

	/** Selects the program in the Project Explorer and executes the command behind Profile As. */
	private void profileAs() throws Exception {
		Views.explorerItem("profiled", "worker.py");
		Ui.run(() -> {
			var explorer = (CommonNavigator) Views.page().showView(Views.PROJECT_EXPLORER);
			explorer.getCommonViewer().setSelection(new StructuredSelection(project.getFile("worker.py")), true);
			PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand("org.tapsetstudio.ui.shortcut.python.profile", null);
		});
	}

	private static ILaunch onlyLaunch() {
		return Wait.waitFor(() -> {
			var launches = Set.of(DebugPlugin.getDefault().getLaunchManager().getLaunches());
			return launches.size() == 1 && launches.iterator().next().getProcesses().length == 1 ? launches.iterator().next() : null;
		}, "the launch");
	}

	private static long calls(org.eclipse.swt.widgets.Tree tree, String function) {
		return Ui.ui(() -> {
			var item = tree.isDisposed() ? null : Widgets.treeItem(tree, function::equals);
			return item == null ? 0L : Long.parseLong(item.getText(Views.CALLS).replaceAll("\\D", ""));
		});
	}

	private static String consoleText() {
		var text = new StringBuilder();
		for (var console : ConsolePlugin.getDefault().getConsoleManager().getConsoles()) {
			text.append(console instanceof TextConsole words ? words.getDocument().get() : "");
		}
		return text.toString();
	}

	private Path enough() {
		return project.getLocation().toPath().resolve("enough");
	}
}
