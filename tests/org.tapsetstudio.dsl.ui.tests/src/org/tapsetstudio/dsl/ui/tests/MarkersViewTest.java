package org.tapsetstudio.dsl.ui.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tapsetstudio.robot.Ui.ui;
import static org.tapsetstudio.robot.Wait.waitFor;
import static org.tapsetstudio.robot.Wait.waitUntil;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.robot.Keyboard;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Widgets;

/** The Markers view on this machine; the Python of Debian has markers. */
class MarkersViewTest {
	private static final String SCRIPT = "probe begin\n{\n\tprintln(1)\n}\n";
	private static final String MARKER = "gc__start";

	private IWorkbenchPage page;
	private IViewPart view;
	private Text filter;
	private Tree tree;

	@BeforeEach
	void openView() {
		assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3.11")), "The Python of Debian 12 is not installed");
		page = ui(() -> PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage());
		view = ui(() -> page.showView("org.tapsetstudio.dsl.ui.markers"));
		filter = waitFor(() -> Widgets.all(Text.class, text -> text.getMessage().startsWith("Type parts of names")).stream().findFirst().orElse(null), "the filter");
		tree = waitFor(() -> Widgets.all(Tree.class, candidate -> candidate.getColumnCount() == 4 && candidate.getParent() == filter.getParent()).stream().findFirst().orElse(null), "the tree");
	}

	@AfterEach
	void closeView() {
		if (view != null) {
			Ui.run(() -> page.hideView(view));
		}
	}

	@Test
	void anEmptyViewSaysWhatToDo() {
		waitUntil(() -> !Widgets.all(Label.class, label -> label.getText().startsWith("No markers have been looked for.")).isEmpty(), "the advice");
		ScriptEditor.picture("markers-empty");
	}

	@Test
	void f5SearchesTheSystemAndEnterWritesAProbe() {
		try (ScriptEditor script = ScriptEditor.open("insert.stp", SCRIPT)) {
			script.caretBehind("println");
			search();
			TreeItem marker = markerItem();
			ScriptEditor.picture("markers");
			assertTrue(ui(() -> marker.getText(3)).startsWith("yes"));
			Ui.run(() -> tree.setSelection(marker));
			Keyboard.focus(tree);
			Keyboard.press(0, SWT.CR);
			String start = SCRIPT + "\nprobe process(\"";
			String end = "/usr/bin/python3.11\").provider(\"python\").mark(\"gc__start\")\n{\n\tprintf(\"gc__start arg1=%d\\n\", $arg1)\n}";
			waitUntil(() -> script.text().startsWith(start.stripTrailing()) && script.text().contains(end), () -> "a probe behind the first, the text is " + script.text());
			waitUntil(() -> script.widget().isFocusControl(), "the focus of the editor");
			waitUntil(() -> script.problems().isEmpty(), () -> "no problems, there are " + script.problems());
			ScriptEditor.picture("markers-inserted");
		}
	}

	@Test
	void aMarkerThatIsDroppedIntoAHandlerBecomesAProbeBehindIt() {
		try (ScriptEditor script = ScriptEditor.open("drop.stp", SCRIPT)) {
			search();
			TreeItem marker = markerItem();
			Ui.run(() -> tree.setSelection(marker.getParentItem()));
			assertFalse(ui(() -> drag(DND.DragStart)).doit, "a provider is no probe");
			Ui.run(() -> tree.setSelection(marker));
			assertTrue(ui(() -> drag(DND.DragStart)).doit);
			String probe = (String) ui(() -> drag(DND.DragSetData)).data;
			drop(script, probe);
			waitUntil(() -> script.text().startsWith(SCRIPT + "\nprobe process(\"") && script.text().endsWith(", $arg1)\n}\n"), () -> "a probe behind the first, the text is " + script.text());
			waitUntil(() -> script.problems().isEmpty(), () -> "no problems, there are " + script.problems());
			ScriptEditor.picture("markers-dropped");
			Ui.run(() -> drag(DND.DragEnd));
			drop(script, probe);
			assertTrue(script.text().startsWith("probe begin\n{\n\tprprobe process"), () -> "what is not dragged stays where it is put, the text is " + script.text());
		}
	}

	/** What the editor does with text that is dropped into the middle of the handler. */
	private static void drop(ScriptEditor script, String text) {
		Ui.run(() -> {
			script.widget().setSelection(SCRIPT.indexOf("intln"));
			script.widget().insert(text);
		});
	}

	/** Has the view hear of a step of a drag, with what it answers. */
	private Event drag(int step) throws ReflectiveOperationException {
		// the toolkit makes such events itself only
		var made = Class.forName("org.eclipse.swt.dnd.DNDEvent", true, DND.class.getClassLoader()).getDeclaredConstructor();
		made.setAccessible(true);
		Event event = (Event) made.newInstance();
		event.doit = true;
		((DragSource) tree.getData(DND.DRAG_SOURCE_KEY)).notifyListeners(step, event);
		return event;
	}

	@Test
	void aRunningProcessIsChosenFromAList() {
		long pid = ProcessHandle.current().pid();
		Ui.run(() -> filter.setText(""));
		PlatformUI.getWorkbench().getDisplay().asyncExec(() -> Arrays.stream(view.getViewSite().getActionBars().getToolBarManager().getItems()).map(ActionContributionItem.class::cast).map(ActionContributionItem::getAction)
				.filter(action -> action.getText().equals("Running Process...")).findFirst().orElseThrow().run());
		Shell dialog = waitFor(() -> Widgets.all(Shell.class, shell -> shell.getText().equals("Show the Markers of a Running Process")).stream().findFirst().orElse(null), "the list of processes");
		Text wanted = waitFor(() -> Widgets.all(Text.class, text -> text.getShell() == dialog).stream().findFirst().orElse(null), "the field for parts of a name");
		Ui.run(() -> wanted.setText("*(" + pid + ")"));
		waitUntil(() -> Widgets.all(Table.class, table -> table.getShell() == dialog && table.getItemCount() == 1).size() == 1, "this process alone in the list");
		waitUntil(() -> Widgets.all(Button.class, button -> button.getShell() == dialog && button.getText().equals("OK") && button.isEnabled()).size() == 1, "that it is selected");
		ScriptEditor.picture("markers-process");
		Keyboard.focus(wanted);
		Keyboard.press(0, SWT.CR);
		waitFor(() -> Widgets.treeItem(tree, text -> text.contains("(" + pid + ")")), "the process in the tree");
	}

	@Test
	void aFilterWithoutMatchSaysSo() {
		search();
		Ui.run(() -> filter.setText("no such marker anywhere"));
		waitUntil(() -> !Widgets.all(Label.class, label -> label.getText().equals("No marker matches the filter.")).isEmpty(), "the sentence that nothing matches");
	}

	private void search() {
		Ui.run(() -> {
			page.activate(view);
			filter.setText("");
		});
		Keyboard.focus(filter);
		Keyboard.pressKey(0, SWT.F5);
		waitUntil(() -> tree.getItemCount() > 0, () -> "packages with markers; the view says " + Widgets.all(Label.class, label -> label.getParent() == filter.getParent()).stream().map(Label::getText).toList());
		Ui.run(() -> filter.setText("/usr/bin/python3.11 " + MARKER));
	}

	private TreeItem markerItem() {
		return waitFor(() -> Widgets.treeItem(tree, text -> text.equals(MARKER)), "the marker of Python");
	}
}
