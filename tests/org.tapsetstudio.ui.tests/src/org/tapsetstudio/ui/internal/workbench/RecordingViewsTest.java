package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IProject;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.robot.Mouse;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.robot.Widgets;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.CallNode;
import org.tapsetstudio.ui.internal.editor.RecordingEditor;

/** What the views show of a finished recording. */
class RecordingViewsTest {
	private static final int FUNCTION = 0;
	private static final int FILE = 1;
	private static final int TOTAL = 2;
	private static final int SELF = 4;
	private static final int WAITING = 5;
	private static final int CALLS = Views.CALLS;
	private IProject project;

	@BeforeEach
	void open() throws Exception {
		Views.reset();
		project = Workspace.project("views");
	}

	private void openTalk() throws Exception {
		var source = Workspace.file(project, "talk.py", "def main():\n    say()\n\n\ndef say():\n    pass\n\n\nmain()\n").getLocation().toOSString();
		Workspace.recording(project, "talk", """
				process 100 /usr/bin/python3.11 "python3 talk.py"
				thread 100/100 main
				  10us > <module> %1$s:1
				  20us > main %1$s:1
				  30us > say %1$s:5
				  430us < say
				  500us > say %1$s:5
				  900us < say
				  910us > ☠ /nowhere/☠.py:3
				  930us < ☠
				  960us < main
				  1010us < <module>
				  1011us end
				""".formatted(source));
		Mouse.open(Views.explorerItem("views", "talk.taprec"));
	}

	@Test
	void withoutARecordingTheViewsSayWhatTheyNeed() {
		Ui.run(() -> Views.page().showView(org.tapsetstudio.ui.TapsetUi.CALL_TREE_VIEW));
		awaitReason("No recording is open. Profile a program, or double-click a recording in the Project Explorer.");
		Views.screenshot("empty-views");
	}

	@Test
	void withoutDurationsTheFlameGraphSaysWhatTheRecordingHolds() throws Exception {
		Workspace.recording(project, "queries", """
				process 100 /usr/bin/postgres "postgres"
				marker postgresql checkpoint string
				thread 100/100 main
				  10us postgresql:checkpoint "now"
				  20us end
				""");
		Mouse.open(Views.explorerItem("views", "queries.taprec"));
		awaitReason("queries holds 1 events, but no calls. Recorded were: postgresql:checkpoint, python:function__entry, python:function__return.");
		Views.screenshot("no-calls");
	}

	@Test
	void aDoubleClickInTheProjectExplorerFillsTheViews() throws Exception {
		openTalk();
		var tree = Views.callTree();
		Wait.waitUntil(() -> Views.rows(tree, FUNCTION, FILE, TOTAL, CALLS).equals(List.of( //
				"<module> | talk.py:1 | 1.00 ms | 1", //
				"  main | talk.py:1 | 940 µs | 1", //
				"    say | talk.py:5 | 800 µs | 2", //
				"    ☠ | ☠.py:3 | 20.0 µs | 1")), () -> "the rows, not " + Views.rows(tree, FUNCTION, FILE, TOTAL, CALLS));
		var table = Views.hotFunctions();
		Wait.waitUntil(() -> table.getItemCount() == 4, "the hot functions");
		assertEquals("say", Ui.ui(() -> table.getItem(0).getText(0)));
		assertEquals("800 µs", Ui.ui(() -> table.getItem(0).getText(2)));
		Views.screenshot("hot-functions");
	}

	@Test
	void theCallTreeShowsWaitingApartWhereSomethingWaits() throws Exception {
		openTalk();
		var tree = Views.callTree();
		Wait.waitUntil(() -> tree.getItemCount() == 1, "the call tree");
		assertEquals(0, Ui.<Integer> ui(() -> tree.getColumn(WAITING).getWidth()), "in Python nothing waits");
		Workspace.recording(project, "queue", """
				process 100 /usr/bin/java "java Main"
				marker hotspot method__entry int string int string
				marker hotspot method__return int string int string
				thread 100/100 main
				  10us hotspot:method__entry 1 Main 0 run
				  20us hotspot:method__entry 1 java/lang/Object 0 wait0
				  920us hotspot:method__return 1 java/lang/Object 0 wait0
				  1010us hotspot:method__return 1 Main 0 run
				  1011us end
				""");
		Mouse.open(Views.explorerItem("views", "queue.taprec"));
		Wait.waitUntil(() -> Views.rows(tree, FUNCTION, TOTAL, SELF, WAITING).equals(List.of("Main.run | 1.00 ms | 100 µs | ", "  java.lang.Object.wait0 | 900 µs | 0 ns | 900 µs")),
				() -> "the rows, not " + Views.rows(tree, FUNCTION, TOTAL, SELF, WAITING));
		assertTrue(Ui.<Integer> ui(() -> tree.getColumn(WAITING).getWidth()) > 0);
		Views.screenshot("call-tree-waiting");
	}

	@Test
	void theCallTreeKeepsTheCostliestPathOpenUntilTheUserOpensAnother() throws Exception {
		Workspace.recording(project, "phases", """
				process 100 /usr/bin/python3.11 "python3 phases.py"
				thread 100/100 main
				  10us > start phases.py:1
				  20us > load phases.py:2
				  100us < load
				  110us < start
				  200us > run phases.py:5
				  210us > work phases.py:6
				  900us < work
				  950us < run
				  960us end
				""");
		Mouse.open(Views.explorerItem("views", "phases.taprec"));
		var tree = Views.callTree();
		awaitRows(tree, "run", "  work", "start");
		time(0, 120);
		awaitRows(tree, "start", "  load");
		time(0, 1000);
		awaitRows(tree, "run", "  work", "start");
		Ui.run(() -> {
			var start = tree.getItem(1);
			start.setExpanded(true);
			var opened = new Event();
			opened.item = start;
			tree.notifyListeners(SWT.Expand, opened);
		});
		awaitRows(tree, "run", "  work", "start", "  load");
		time(0, 120);
		awaitRows(tree, "start", "  load");
		time(0, 1000);
		awaitRows(tree, "run", "start", "  load");
	}

	@Test
	void aCallTwentyThousandLevelsDeepIsShownAsFarAsATreeGoes() throws Exception {
		int depth = 20_000;
		var text = new StringBuilder("process 100 /usr/bin/python3.11 \"python3 deep.py\"\nthread 100/100 main\n");
		for (int i = 0; i < depth; i++) {
			text.append("%dus > f deep.py:1\n".formatted(i));
		}
		for (int i = 0; i < depth; i++) {
			text.append("%dus < f\n".formatted(depth + i));
		}
		Workspace.recording(project, "deep", text.append(2 * depth).append("us end\n").toString());
		Mouse.open(Views.explorerItem("views", "deep.taprec"));
		var tree = Views.callTree();
		Wait.waitUntil(() -> Views.rows(tree, FUNCTION).size() == 500, () -> Views.rows(tree, FUNCTION).size() + " rows");
		assertEquals("f ...", Views.rows(tree, FUNCTION).getLast().strip());
		var source = UiPlugin.recordings().current().orElseThrow();
		var flames = Views.flameGraph();
		Ui.run(() -> Views.page().showView(org.tapsetstudio.ui.TapsetUi.FLAME_GRAPH_VIEW).getSite().getSelectionProvider()
				.setSelection(new StructuredSelection(new CallNode(source, depth))));
		Wait.waitUntil(() -> Ui.<Integer> ui(tree::getSelectionCount) == 1, "the selection of the deepest call");
		assertEquals("f ...", Ui.ui(() -> tree.getSelection()[0].getText(FUNCTION)));
		assertTrue(Ui.<Boolean> ui(flames::isVisible));
		Views.screenshot("deep");
	}

	private static void time(int fromMicros, int toMicros) {
		var source = UiPlugin.recordings().current().orElseThrow();
		source.setScope(source.scope().with(Optional.of(new TimeRange(fromMicros * 1000L, toMicros * 1000L))));
	}

	private static void awaitRows(Tree tree, String... rows) {
		Wait.waitUntil(() -> Views.rows(tree, FUNCTION).equals(List.of(rows)), () -> "the rows " + List.of(rows) + ", not " + Views.rows(tree, FUNCTION) + Views.standing());
	}

	@Test
	void theRecordingIsALeafWithItsOwnIcon() throws Exception {
		openTalk();
		var item = Views.explorerItem("views", "talk.taprec");
		assertEquals(0, Ui.<Integer> ui(item::getItemCount));
		assertTrue(Ui.ui(() -> item.getImage() != null));
		Wait.waitUntil(() -> item.getText().matches("talk\\.taprec  \\[[0-9.]+ kB]"), () -> "the size behind the name, not " + item.getText());
	}

	@Test
	void theFlameGraphObeysTheKeyboard() throws Exception {
		openTalk();
		var tree = Views.callTree();
		var canvas = Views.flameGraph();
		Views.awaitTip(canvas, 40, 60, "say");
		Views.keys(canvas, SWT.ARROW_DOWN, SWT.ARROW_DOWN, SWT.ARROW_DOWN, SWT.ARROW_RIGHT);
		Wait.waitUntil(() -> tree.getSelectionCount() == 1 && tree.getSelection()[0].getText().equals("☠"), "the selection in the call tree");
		Views.keys(canvas, SWT.ARROW_LEFT, SWT.CR);
		Views.awaitTip(canvas, width(canvas) - 5, 60, "say");
		Views.keys(canvas, SWT.HOME);
		Views.awaitTip(canvas, width(canvas) / 2, 60, "say");
	}

	private static int width(Canvas canvas) {
		return Ui.ui(() -> canvas.getClientArea().width);
	}

	@Test
	void theFlameGraphTellsWhatIsUnderThePointer() throws Exception {
		openTalk();
		var canvas = Views.flameGraph();
		Views.awaitTip(canvas, 40, 5, "<module>");
		Views.awaitTip(canvas, 40, 60, "say");
		Views.screenshot("flame-graph");
	}

	@Test
	void aClickInTheFlameGraphSelectsInTheCallTree() throws Exception {
		openTalk();
		var tree = Views.callTree();
		var canvas = Views.flameGraph();
		Views.awaitTip(canvas, 40, 60, "say");
		Mouse.click(canvas, 40, 60);
		Wait.waitUntil(() -> tree.getSelectionCount() == 1 && tree.getSelection()[0].getText().equals("say"), "the selection in the call tree");
		Views.screenshot("linked-selection");
	}

	@Test
	void theFilterKeepsWhatMatches() throws Exception {
		openTalk();
		var tree = Views.callTree();
		Wait.waitUntil(() -> tree.getItemCount() == 1, "the call tree");
		Ui.run(() -> Views.fieldOf(tree).setText("☠"));
		Wait.waitUntil(() -> Views.rows(tree, FUNCTION).equals(List.of("<module>", "  main", "    ☠")), () -> "the rows, not " + Views.rows(tree, FUNCTION));
		Ui.run(() -> Views.fieldOf(tree).setText(""));
	}

	@Test
	void aDoubleClickOnAFrameOpensItsLine() throws Exception {
		openTalk();
		var tree = Views.callTree();
		Wait.waitUntil(() -> Widgets.treeItem(tree, "say"::equals) != null, "the function say");
		open(tree, "say");
		var editor = Wait.waitFor(() -> Views.page().getActiveEditor() instanceof ITextEditor text ? text : null, "the editor");
		assertEquals("talk.py", Ui.ui(editor::getTitle));
		assertEquals(5, Ui.<Integer> ui(() -> ((ITextSelection) editor.getSelectionProvider().getSelection()).getStartLine() + 1));
		Views.screenshot("source");
	}

	@Test
	void aFileThatIsNotHereIsSaidToBeMissing() throws Exception {
		openTalk();
		var tree = Views.callTree();
		Wait.waitUntil(() -> Widgets.treeItem(tree, "☠"::equals) != null, "the function ☠");
		open(tree, "☠");
		assertEquals(List.of(), Ui.ui(() -> Arrays.stream(Views.page().getEditorReferences()).map(IEditorReference::getId).filter(id -> !id.equals(RecordingEditor.ID)).toList()));
	}

	private static void awaitReason(String sentence) {
		Wait.waitUntil(() -> !Widgets.all(Label.class, label -> label.getText().equals(sentence)).isEmpty(), "the explanation: " + sentence);
	}

	private static void open(Tree tree, String function) {
		Mouse.open(Widgets.treeItem(tree, function::equals));
		Ui.settle();
	}
}
