package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.resources.IProject;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IPageLayout;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.robot.Mouse;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.robot.Widgets;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.timeline.TimelineProbe;

/** The timeline, driven by keys and mouse. */
class TimelineViewTest {
	private TimelineProbe timeline;

	@BeforeEach
	void open() throws Exception {
		Views.reset();
		IProject project = Workspace.project("timelines");
		Workspace.recording(project, "threads", """
				process 100 /usr/bin/python3.11 "python3 serve.py"
				thread 100/100 main
				  10us > <module> /src/serve.py:1
				  100us > accept /src/serve.py:10
				  400us < accept
				  500us > accept /src/serve.py:10
				  550us < accept
				  700us > accept /src/serve.py:10
				  900us < accept unwound
				  1000us < <module>
				  1001us end
				thread 100/101 worker
				  200us > handle /src/worker.py:5
				  220us > parse /src/worker.py:20
				  380us < parse
				  800us < handle
				  830us lost 12
				  850us > parse /src/worker.py:20
				  860us < parse
				  861us end
				""");
		Mouse.open(Views.explorerItem("timelines", "threads.taprec"));
		timeline = TimelineProbe.show(Views.page());
		Wait.waitUntil(() -> timeline.rows() == 4, () -> "four lanes, not " + timeline.rows());
		Views.screenshot("timeline");
	}

	@Test
	void arrowsWalkFromCallToCall() {
		var canvas = timeline.canvas();
		Views.keys(canvas, SWT.ARROW_RIGHT);
		awaitSelection("<module>");
		Views.keys(canvas, SWT.ARROW_DOWN, SWT.ARROW_RIGHT);
		awaitSelection("accept\n/src/serve.py:10\n50.0 \u00b5s, from");
		Views.keys(canvas, 'l');
		awaitSelection("accept\n/src/serve.py:10\n300 \u00b5s, from");
		Views.keys(canvas, 'k');
		awaitSelection("accept\n/src/serve.py:10\n50.0 \u00b5s, from");
		Views.keys(canvas, '.');
		awaitSelection("accept\n/src/serve.py:10\n200 \u00b5s, from");
		assertTrue(timeline.selection().contains("left by an exception"), timeline.selection());
		assertTrue(timeline.selection().contains("called by <module>"), timeline.selection());
		Views.keys(canvas, ',');
		awaitSelection("accept\n/src/serve.py:10\n50.0 \u00b5s, from");
	}

	@Test
	void keysAndTypedTextChooseTheTimeThatIsSeen() {
		var canvas = timeline.canvas();
		var whole = timeline.window();
		Views.keys(canvas, 'w');
		assertTrue(timeline.window().length() < whole.length());
		Views.keys(canvas, 's', 's');
		assertEquals(whole, timeline.window());
		Views.keys(canvas, '+', 'd');
		assertTrue(timeline.window().from() > 0);
		Views.keys(canvas, SWT.HOME);
		assertEquals(whole, timeline.window());
		type("100us - 400us");
		assertEquals("100 us - 400 us", Ui.ui(() -> range().getText()));
		type("200us + 10us");
		assertEquals(10_000, timeline.window().length());
		type("soon");
		assertEquals(10_000, timeline.window().length());
	}

	@Test
	void aDragSelectsTimeForAllViews() {
		var tree = Views.callTree();
		Wait.waitUntil(() -> Widgets.treeItem(tree, "handle"::equals) != null, "all functions");
		var canvas = timeline.canvas();
		Mouse.drag(canvas, timeline.x(450_000), 80, timeline.x(580_000), 80);
		Wait.waitUntil(() -> UiPlugin.recordings().current().get().scope().window().isPresent(), "a selected time");
		Wait.waitUntil(() -> Widgets.treeItem(tree, "parse"::equals) == null && Widgets.treeItem(tree, "accept"::equals) != null, () -> "only what ran then, not " + Views.rows(tree, 0));
		Views.screenshot("timeline-time");
		Views.keys(canvas, SWT.ESC);
		Wait.waitUntil(() -> Widgets.treeItem(tree, "parse"::equals) != null, "all functions again");
	}

	@Test
	void aClickSelectsInTheOtherViewsAndTheirSelectionIsFollowed() {
		var tree = Views.callTree();
		var canvas = timeline.canvas();
		Views.awaitTip(canvas, timeline.x(50_000), timeline.y(0), "<module>");
		Mouse.click(canvas, timeline.x(300_000), timeline.y(3));
		Wait.waitUntil(() -> tree.getSelectionCount() == 1 && tree.getSelection()[0].getText().equals("parse"), "the selection in the call tree");
		Ui.run(() -> tree.setFocus());
		var accept = Widgets.treeItem(tree, "accept"::equals);
		Ui.run(() -> {
			tree.setSelection(accept);
			var event = new Event();
			event.item = accept;
			tree.notifyListeners(SWT.Selection, event);
		});
		awaitSelection("accept\n/src/serve.py:10\n300 \u00b5s");
		Views.screenshot("timeline-linked");
	}

	@Test
	void searchCountsAndLights() {
		Ui.run(() -> search().setText("accept"));
		Wait.waitUntil(() -> !Widgets.all(Label.class, label -> label.getText().equals("calls here: 3")).isEmpty(), "the number of calls");
		Views.keys(timeline.canvas(), 'n', 'n');
		awaitSelection("accept\n/src/serve.py:10\n50.0 \u00b5s");
		Views.screenshot("timeline-search");
		Ui.run(() -> search().setText(""));
	}

	@Test
	void threadsCollapse() {
		Mouse.click(timeline.canvas(), 5, timeline.y(0));
		assertEquals(3, timeline.rows());
		Views.keys(timeline.canvas(), SWT.ARROW_RIGHT);
		awaitSelection("<module>");
		Views.keys(timeline.canvas(), 'c');
		assertEquals(4, timeline.rows());
	}

	@Test
	void threadsHideAndComeBack() {
		var canvas = timeline.canvas();
		Views.keys(canvas, SWT.ARROW_RIGHT);
		awaitSelection("<module>");
		Views.keys(canvas, 'h');
		assertEquals(2, timeline.rows());
		Ui.run(() -> search().setText("accept"));
		Wait.waitUntil(() -> !Widgets.all(Label.class, label -> label.getText().equals("calls here: 0")).isEmpty(), "no calls in the threads that are shown");
		Views.screenshot("timeline-hidden");
		Ui.run(() -> search().setText(""));
		var threads = Ui.ui(() -> item(canvas.getMenu(), "Threads").getMenu());
		var all = Ui.ui(() -> item(threads, "Show All Threads"));
		assertEquals(List.of("main 100/100 false", "worker 100/101 true"), checks(threads));
		Mouse.click(all);
		assertEquals(4, timeline.rows());
	}

	/** The item of a menu that is opened as a person opens it. */
	private static MenuItem item(Menu menu, String text) {
		menu.notifyListeners(SWT.Show, new Event());
		return Stream.of(menu.getItems()).filter(item -> Widgets.text(item).equals(text)).findFirst().orElse(null);
	}

	private static List<String> checks(Menu menu) {
		return Ui.ui(() -> Stream.of(menu.getItems()).filter(item -> item.getStyle() == SWT.CHECK).map(item -> Widgets.text(item) + ' ' + item.getSelection()).toList());
	}

	@Test
	void theTableShowsTheSameCalls() {
		Ui.run(() -> timeline.showTable(true));
		var table = Wait.waitFor(() -> Widgets.all(Table.class, each -> each.getColumnCount() == 7 && each.getItemCount() >= 7).stream().findFirst().orElse(null), "the table");
		assertEquals(List.of("<module>", "accept", "handle", "parse", "accept", "accept"), Ui.ui(() -> List.of(table.getItems()).stream().limit(6).map(item -> item.getText(2)).toList()));
		assertEquals("left by an exception", Ui.ui(() -> table.getItem(5).getText(6)));
		Views.screenshot("timeline-table");
		Ui.run(() -> {
			table.setSelection(3);
			table.notifyListeners(SWT.Selection, new Event());
		});
		awaitSelection("parse");
		Ui.run(() -> timeline.showTable(false));
	}

	@Test
	void thePropertiesViewShowsTheSelectedCall() {
		Ui.run(() -> Views.page().showView(IPageLayout.ID_PROP_SHEET));
		timeline = TimelineProbe.show(Views.page());
		Views.keys(timeline.canvas(), SWT.ARROW_RIGHT, SWT.ARROW_DOWN, SWT.ARROW_RIGHT);
		awaitSelection("accept\n/src/serve.py:10\n50.0 \u00b5s, from");
		awaitProperties(List.of("Function", "accept"), List.of("Start", "500 \u00b5s"), List.of("Duration", "50.0 \u00b5s"), List.of("Depth", "1"));
		Views.screenshot("properties");
		var tree = Views.callTree();
		Wait.waitUntil(() -> Widgets.treeItem(tree, "handle"::equals) != null, "all functions");
		Ui.run(() -> {
			tree.setSelection(Widgets.treeItem(tree, "handle"::equals));
			tree.notifyListeners(SWT.Selection, new Event());
		});
		awaitProperties(List.of("Function", "handle"), List.of("File", "/src/worker.py"), List.of("Calls", "1"), List.of("Total", "600 \u00b5s"));
	}

	@SafeVarargs
	private static void awaitProperties(List<String>... expected) {
		Wait.waitUntil(() -> properties().containsAll(List.of(expected)), () -> List.of(expected) + ", not " + properties());
	}

	private static List<List<String>> properties() {
		return Ui.ui(() -> Widgets.all(Tree.class, each -> each.getColumnCount() == 2 && each.getColumn(0).getText().equals("Property")).stream().flatMap(each -> Stream.of(each.getItems()))
				.flatMap(item -> item.getItemCount() == 0 ? Stream.of(item) : Stream.of(item.getItems())).map(item -> List.of(item.getText(0), item.getText(1))).toList());
	}

	@Test
	void bookmarksStayWithTheRecording() {
		var source = UiPlugin.recordings().current().get();
		source.addBookmark("slow request", new TimeRange(200_000, 400_000));
		Wait.waitUntil(() -> source.bookmarks().size() == 1, "the bookmark");
		Views.closeRecording();
		Mouse.open(Views.explorerItem("timelines", "threads.taprec"));
		Wait.waitUntil(() -> UiPlugin.recordings().current().get().bookmarks().size() == 1, "the bookmark of the reopened recording");
		assertEquals("slow request", UiPlugin.recordings().current().get().bookmarks().getFirst().note());
		Wait.waitUntil(() -> timeline.rows() == 4, "the lanes");
		Views.screenshot("timeline-bookmark");
		UiPlugin.recordings().current().get().removeBookmark(UiPlugin.recordings().current().get().bookmarks().getFirst());
		Wait.waitUntil(() -> UiPlugin.recordings().current().get().bookmarks().isEmpty(), "no bookmark");
	}

	@Test
	void picturesAreExported(@TempDir Path folder) throws Exception {
		for (var name : List.of("t.png", "t.svg")) {
			Ui.ui(() -> timeline.export(folder.resolve(name))).join();
			assertTrue(Files.size(folder.resolve(name)) > 1000, name);
		}
		assertTrue(Files.readString(folder.resolve("t.svg")).contains("accept"));
	}

	@Test
	void lostEventsAreDrawnAndCounted() {
		var gaps = UiPlugin.recordings().current().get().snapshot().facts().missing().gaps();
		assertEquals(1, gaps.size());
		assertEquals(12, gaps.getFirst().count());
		assertEquals(new TimeRange(800_000, 830_000), gaps.getFirst().time());
	}

	private void awaitSelection(String words) {
		Wait.waitUntil(() -> timeline.selection().startsWith(words), () -> "the selection " + words + ", not " + timeline.selection());
	}

	private void type(String text) {
		Ui.run(() -> {
			range().setText(text);
			range().notifyListeners(SWT.DefaultSelection, new Event());
		});
	}

	private Text range() {
		return (Text) page().getChildren()[2];
	}

	private Text search() {
		return (Text) page().getChildren()[0];
	}

	private Composite page() {
		Canvas canvas = timeline.canvas();
		return canvas.getParent().getParent();
	}
}
