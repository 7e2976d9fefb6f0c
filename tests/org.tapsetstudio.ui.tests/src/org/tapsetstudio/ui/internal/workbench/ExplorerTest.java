package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.navigator.CommonNavigator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.robot.Keyboard;
import org.tapsetstudio.robot.Mouse;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.robot.Widgets;
import org.tapsetstudio.ui.TapsetUi;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.SourceState;
import org.tapsetstudio.ui.internal.editor.RecordingInput;

/** What people do with recordings in the Project Explorer. */
class ExplorerTest {
	private static final String WALK = """
			process 100 /usr/bin/python3.11 "python3 walk.py"
			thread 100/100 main
			  10us > walk /src/walk.py:1
			  950us lost 3
			  1000us < walk
			  1001us end
			""";

	private IProject project;
	private Path recording;

	@BeforeEach
	void prepare() throws Exception {
		Views.reset();
		for (var old : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
			old.delete(true, true, new NullProgressMonitor());
		}
		project = Workspace.project("walks");
		recording = Workspace.recording(project, "walk", WALK);
	}

	@AfterEach
	void close() {
		Ui.run(() -> {
			for (var shell : PlatformUI.getWorkbench().getDisplay().getShells()) {
				if (shell.getParent() != null) {
					shell.close();
				}
			}
		});
	}

	@Test
	void aDeletedRecordingIsGoneFromDiskAndViews() {
		Mouse.open(Views.explorerItem("walks", "walk.taprec"));
		awaitShown(recording);
		var shell = question(select("walk.taprec"));
		Mouse.click(Widgets.awaitBelow(shell, Button.class, button -> button.getText().equals("OK"), "OK"));
		Wait.waitUntil(() -> !Files.exists(recording) && UiPlugin.recordings().current().isEmpty() && titles().isEmpty(), "the end of the recording");
	}

	@Test
	void editorAndViewsFollowARecordingThatIsRenamedOrMoved() throws Exception {
		Mouse.open(Views.explorerItem("walks", "walk.taprec"));
		awaitShown(recording);
		var source = UiPlugin.recordings().current().orElseThrow();
		source.addBookmark("here", new TimeRange(10_000, 20_000));
		var folder = project.getFolder("walk.taprec");
		Wait.waitUntil(() -> !source.bookmarks().isEmpty() && folder.isSynchronized(IResource.DEPTH_INFINITE), "the bookmark, and that the workspace has seen it");
		Files.writeString(recording.resolve("index").resolve("foreign"), "made by another program, without the workspace");
		Keyboard.pressKeyUntil(select("walk.taprec"), 0, SWT.F2, () -> nameField() != null, () -> "the field for the new name");
		var name = nameField();
		Ui.run(() -> name.setText("stroll.taprec"));
		Keyboard.press(0, SWT.CR);
		awaitFollowed("walks/stroll.taprec");
		var target = Workspace.project("elsewhere");
		project.getFolder("stroll.taprec").move(target.getFullPath().append("stroll.taprec"), true, new NullProgressMonitor());
		awaitFollowed("elsewhere/stroll.taprec");
		target.move(IPath.fromPortableString("/faraway"), true, new NullProgressMonitor());
		awaitFollowed("faraway/stroll.taprec");
		Views.screenshot("explorer-renamed");
		assertEquals(List.of("here"), source.bookmarks().stream().map(mark -> mark.note()).toList());
		source.setScope(source.scope().with(Optional.of(new TimeRange(10_000, 20_000))));
		Wait.waitUntil(() -> source.snapshot().scope().window().isPresent(), "a part of it");
		source.addBookmark("there", new TimeRange(10_000, 30_000));
		Wait.waitUntil(() -> source.bookmarks().size() == 2, () -> "the second bookmark, not " + source.bookmarks());
	}

	/** The same recording is still shown, at its new place, and so is its editor. */
	private static void awaitFollowed(String place) {
		Wait.waitUntil(() -> UiPlugin.recordings().current().filter(source -> source.path().endsWith(place) && source.state() == SourceState.FINISHED && source.snapshot().hasCalls()).isPresent(),
				() -> place + " in the views" + Views.standing());
		Wait.waitUntil(() -> titles().equals(List.of("stroll.taprec")) && Views.page().getEditorReferences()[0].getEditorInput() instanceof RecordingInput input && input.folder().endsWith(place),
				() -> "its editor, not " + titles());
	}

	@Test
	void twoRecordingsAreCompared() throws Exception {
		Workspace.recording(project, "slower", WALK.replace("1000us", "2000us").replace("1001us", "2001us"));
		var tree = explorer();
		var first = Views.explorerItem("walks", "walk.taprec");
		var second = Views.explorerItem("walks", "slower.taprec");
		Ui.run(() -> {
			tree.setSelection(new TreeItem[] { first, second });
			notifySelection(tree, first);
			PlatformUI.getWorkbench().getService(org.eclipse.ui.handlers.IHandlerService.class).executeCommand("org.tapsetstudio.ui.command.compare", null);
		});
		Wait.waitUntil(() -> Views.page().findView(TapsetUi.DIFFERENCE_VIEW) != null, "the comparison");
		Wait.waitUntil(() -> !Widgets.all(TreeItem.class, item -> item.getText().contains("walk")).isEmpty() || !Widgets.all(org.eclipse.swt.widgets.TableItem.class, item -> item.getText().contains("walk")).isEmpty(), "the function that differs");
		Views.screenshot("explorer-compare");
	}

	private static void notifySelection(Tree tree, TreeItem item) {
		var event = new Event();
		event.item = item;
		tree.notifyListeners(SWT.Selection, event);
	}

	private static Tree explorer() {
		return Views.show(Views.PROJECT_EXPLORER, CommonNavigator.class).getCommonViewer().getTree();
	}

	private static Tree select(String name) {
		var item = Views.explorerItem("walks", name);
		var tree = explorer();
		Ui.run(() -> {
			tree.setSelection(item);
			notifySelection(tree, item);
		});
		return tree;
	}

	/** Presses Delete until the question is there, whether to delete what is selected. */
	private static Shell question(Tree tree) {
		Keyboard.pressKeyUntil(tree, 0, SWT.DEL, () -> !Widgets.all(Shell.class, each -> each.getText().startsWith("Delete")).isEmpty(), () -> "the question");
		return Widgets.all(Shell.class, each -> each.getText().startsWith("Delete")).getFirst();
	}

	private static Text nameField() {
		return Widgets.all(Text.class, text -> text.getText().equals("walk.taprec")).stream().findFirst().orElse(null);
	}

	private static void awaitShown(Path path) {
		Wait.waitUntil(() -> UiPlugin.recordings().current().filter(source -> source.path().equals(path) && source.state() == SourceState.FINISHED).isPresent(), "the recording " + path + " in the views");
	}

	private static List<String> titles() {
		return Ui.ui(() -> Stream.of(Views.page().getEditorReferences()).map(editor -> editor.getTitle()).toList());
	}
}
