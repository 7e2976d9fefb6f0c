package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.FileEditorInput;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.tapsetstudio.launch.PythonLaunch;
import org.tapsetstudio.launch.TracedProcess;
import org.tapsetstudio.launch.TracingAttributes;
import org.tapsetstudio.robot.Keyboard;
import org.tapsetstudio.robot.Mouse;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.robot.Widgets;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.common.PythonLaunchType;
import org.tapsetstudio.ui.internal.data.SourceState;

/**
 * A user's first hour: writes a script with completion and a quick fix, profiles a program with it, watches it live, finds the hot function, and leaves the workbench with a recording open.
 * {@link RestartedTest} goes on in the same workspace, in the next run of the workbench.
 */
@TestMethodOrder(OrderAnnotation.class)
class StoryTest {
	/** Takes some time in each call, so that the recording stays small however long the test takes. */
	private static final String PROGRAM = """
			import os

			def step(n):
			    busy = sum(range(20000))
			    return n if n < 2 else step(n - 1) + step(n - 2)

			def work():
			    return step(9)

			while not os.path.exists("enough"):
			    work()
			""";

	private final ErrorLog log = new ErrorLog();

	/** Where a test has failed, nobody is there to answer the question whether to save. */
	@AfterEach
	void nothingIsLeftToSave() {
		Ui.run(() -> Views.page().saveAllEditors(false));
	}

	@AfterEach
	void nothingWentToTheErrorLog() {
		log.close();
		log.assertEmpty();
	}

	@Test
	@Order(1)
	void aScriptIsWrittenWithCompletionAndAQuickFix() throws Exception {
		Views.reset();
		var project = Workspace.project(Story.PROJECT);
		Workspace.file(project, Story.PROGRAM, PROGRAM);
		var script = Workspace.file(project, "count.stp", "");
		var editor = Ui.ui(() -> (ITextEditor) IDE.openEditor(Views.page(), script));
		var text = Ui.ui(() -> editor.getAdapter(ITextViewer.class).getTextWidget());
		Keyboard.edit(text, () -> Keyboard.type("probe python.function.en"), "probe python.function.en"::equals);
		Keyboard.edit(text, () -> {
			Keyboard.pressUntil(SWT.CTRL, ' ', () -> isProposed("entry"), () -> "the proposal entry");
			Views.screenshot("story-completion");
			Keyboard.press(0, SWT.CR);
		}, "probe python.function.entry"::equals);
		var first = "probe python.function.entry { calls[funcname]++ }";
		Keyboard.edit(text, () -> Keyboard.type(" { calls[funcname]++ }"), first::equals);
		Keyboard.edit(text, () -> Keyboard.press(0, SWT.CR), words -> words.startsWith(first + "\n"));
		Keyboard.edit(text, () -> Keyboard.type("probe end { println(calls[\"step\"] > 0 ? \"steps seen\" : \"no steps\") }"),
				words -> words.equals(first + "\nprobe end { println(calls[\"step\"] > 0 ? \"steps seen\" : \"no steps\") }"));
		Wait.waitUntil(() -> problems(script) > 0, "the problem of the array that nobody declared");
		Keyboard.edit(text, () -> {
			Ui.run(() -> editor.selectAndReveal(text.getText().indexOf("calls") + 2, 0));
			Keyboard.pressUntil(SWT.CTRL, '1', () -> isProposed("Declare \"global calls\""), () -> "the declaration among the proposals");
			Views.screenshot("story-quick-fix");
			Keyboard.press(0, SWT.CR);
		}, words -> words.replaceAll("\\s+", " ").startsWith("global calls probe python.function.entry"));
		Keyboard.pressUntil(SWT.CTRL, 's', () -> !editor.isDirty() && problems(script) == 0, () -> "the script stored, without problems");
	}

	@Test
	@Order(2)
	void aProgramIsProfiledWithItAndTheHotFunctionFoundWhileItRuns() throws Exception {
		var project = Workspace.project(Story.PROJECT);
		var copy = PythonLaunchType.find().newInstance(null, "worker");
		copy.setAttribute(PythonLaunch.SCRIPT, "${workspace_loc:/" + Story.PROJECT + "/" + Story.PROGRAM + "}");
		copy.setAttribute(TracingAttributes.PROBE, "${workspace_loc:/" + Story.PROJECT + "/count.stp}");
		var launch = copy.doSave().launch(ILaunchManager.PROFILE_MODE, null);
		Wait.waitUntil(() -> UiPlugin.recordings().current().filter(source -> source.state() == SourceState.LIVE && source.snapshot().hasCalls()).isPresent(), () -> "calls while it runs" + Views.standing());
		var functions = Views.hotFunctions();
		Wait.waitUntil(() -> functions.getItemCount() > 0 && functions.getItem(0).getText(0).equals("step"), () -> "the hot function" + Views.standing());
		Views.screenshot("story-live");
		Views.open(functions, "step");
		var editor = Wait.waitFor(() -> Views.page().getActiveEditor() instanceof ITextEditor source && source.getTitle().equals(Story.PROGRAM) ? source : null, "the source of the hot function");
		assertEquals(3, Ui.<Integer> ui(() -> ((ITextSelection) editor.getSelectionProvider().getSelection()).getStartLine() + 1));
		Views.screenshot("story-source");
		Files.createFile(project.getLocation().toPath().resolve("enough"));
		Wait.waitUntil(launch::isTerminated, "the end of the program");
		Launches.awaitConsole("steps seen");
		assertEquals(0, ((TracedProcess) launch.getProcesses()[0]).getExitValue());
		Story.awaitShown();
	}

	@Test
	@Order(3)
	void theWorkbenchIsLeftWithTheRecordingAsItWasLookedAt() throws Exception {
		var project = Workspace.project(Story.PROJECT);
		var recording = UiPlugin.recordings().current().orElseThrow().path();
		Views.closeRecording();
		Mouse.open(Views.explorerItem(Story.PROJECT, "recordings", recording.getFileName().toString()));
		Story.awaitShown();
		Themes.dark();
		var callTree = Views.callTree();
		var flames = Views.flameGraph();
		Wait.waitUntil(() -> callTree.getBackground().getRed() < 128 && Themes.brightness(flames) < 0.5f, "dark views");
		Views.screenshot("story-recording-dark");
		Ui.run(() -> Views.page().activate(Views.page().findEditor(new FileEditorInput(project.getFile("count.stp")))));
		Views.screenshot("story-script-dark");
		Themes.light();
		Views.reset();
		Ui.run(() -> {
			IDE.openEditor(Views.page(), project.getFile("count.stp"));
			IDE.openEditor(Views.page(), project.getFile(Story.PROGRAM));
		});
		Mouse.open(Views.explorerItem(Story.PROJECT, "recordings", recording.getFileName().toString()));
		Story.awaitShown();
		var source = UiPlugin.recordings().current().orElseThrow();
		source.setScope(source.scope().with(Optional.of(Story.TIME)));
		source.addBookmark("the slow part", Story.TIME);
		Wait.waitUntil(() -> source.bookmarks().size() == 1 && source.snapshot().scope().window().isPresent(), "the selected time and its bookmark");
		var flame = Views.flameGraph();
		Ui.run(() -> Views.fieldOf(flame).setText("work"));
		var tree = Views.callTree();
		Ui.run(() -> Views.fieldOf(tree).setText("step"));
		var work = Wait.waitFor(() -> Widgets.treeItem(tree, "work"::equals), "the function work");
		Ui.run(() -> {
			tree.setSelection(work);
			var selected = new Event();
			selected.item = work;
			tree.notifyListeners(SWT.Selection, selected);
		});
		Wait.waitUntil(() -> tree.getSelectionCount() == 1, "the selection");
		Views.screenshot("story-before-restart");
	}

	private static boolean isProposed(String start) {
		return Widgets.all(TableItem.class, item -> item.getText().startsWith(start)).stream().anyMatch(item -> item.getParent().getShell().getText().isEmpty());
	}

	private static long problems(IFile script) throws Exception {
		return Stream.of(script.findMarkers("org.tapsetstudio.dsl.ui.problem", true, IResource.DEPTH_ZERO)).count();
	}
}
