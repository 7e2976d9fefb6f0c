package org.tapsetstudio.ui.internal.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.resources.IResource;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.navigator.CommonNavigator;
import org.tapsetstudio.robot.Pointer;
import org.tapsetstudio.robot.Screenshot;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.robot.Widgets;
import org.tapsetstudio.ui.TapsetUi;
import org.tapsetstudio.ui.internal.UiPlugin;

/** What a person sees of the views. */
final class Views {
	static final String PROJECT_EXPLORER = "org.eclipse.ui.navigator.ProjectExplorer";

	/** Column of the call tree. */
	static final int CALLS = 6;

	private Views() {
	}

	static IWorkbenchPage page() {
		return Ui.ui(() -> PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage());
	}

	/** The Tracing perspective as it is when new, without editors and recordings, in a window of one size. */
	static void reset() {
		Pointer.park();
		Ui.run(Views::closeDialogs);
		Ui.run(() -> {
			var workbench = PlatformUI.getWorkbench();
			var window = workbench.getWorkbenchWindows()[0];
			window.getShell().setBounds(0, 0, 1500, 950);
			var welcome = workbench.getIntroManager().getIntro();
			if (welcome != null) {
				workbench.getIntroManager().closeIntro(welcome);
			}
			window.getActivePage().closeAllEditors(false);
			Themes.dropViews(window.getActivePage());
			workbench.showPerspective(TapsetUi.PERSPECTIVE, window);
			window.getActivePage().resetPerspective();
		});
		closeRecording();
	}

	/** Closes what a failed test has left open, or the next one would wait for it for ever. */
	private static void closeDialogs() {
		for (var shell : Display.getCurrent().getShells()) {
			if (!shell.isDisposed() && (shell.getStyle() & (SWT.APPLICATION_MODAL | SWT.PRIMARY_MODAL)) != 0) {
				shell.close();
			}
		}
	}

	/** Closes the recording and waits until no view shows it any more. */
	static void closeRecording() {
		Ui.run(() -> UiPlugin.recordings().close());
		Wait.waitUntil(() -> Widgets.all(Canvas.class, Views::isFlameGraph).isEmpty() && Widgets.all(Tree.class, Views::isCallTree).isEmpty()
				&& Widgets.all(Table.class, Views::isHotFunctions).isEmpty(), "views without data");
	}

	private static boolean isFlameGraph(Canvas canvas) {
		return canvas.getClass().getSimpleName().equals("FlameCanvas");
	}

	private static boolean isCallTree(Tree tree) {
		return tree.getColumnCount() == CALLS + 1 && tree.getColumn(CALLS - 1).getText().equals("Waiting");
	}

	private static boolean isHotFunctions(Table table) {
		return table.getColumnCount() == 7 && table.getColumn(4).getText().equals("Waiting");
	}

	static <T extends IViewPart> T show(String id, Class<T> type) {
		return type.cast(Ui.ui(() -> page().showView(id)));
	}

	static Tree callTree() {
		Ui.run(() -> page().showView(TapsetUi.CALL_TREE_VIEW));
		return Wait.waitFor(() -> Widgets.all(Tree.class, Views::isCallTree).stream().findFirst().orElse(null), "the call tree");
	}

	static Table hotFunctions() {
		Ui.run(() -> page().showView(TapsetUi.HOT_FUNCTIONS_VIEW));
		return Wait.waitFor(() -> Widgets.all(Table.class, Views::isHotFunctions).stream().findFirst().orElse(null), "the hot functions");
	}

	static Canvas flameGraph() {
		Ui.run(() -> page().showView(TapsetUi.FLAME_GRAPH_VIEW));
		return Wait.waitFor(() -> Widgets.all(Canvas.class, Views::isFlameGraph).stream().findFirst().orElse(null),
				"the flame graph");
	}

	/** Waits for the row of a function that is in sight and opens it as a double-click does. */
	static void open(Table table, String function) {
		Wait.waitUntil(() -> {
			var row = row(table, function);
			if (row != null) {
				table.setSelection(row);
				var event = new Event();
				event.item = row;
				table.notifyListeners(SWT.Selection, event);
				table.notifyListeners(SWT.DefaultSelection, event);
			}
			return row != null;
		}, () -> function + standing());
	}

	/** The row of a function; null where there is none. UI thread only. */
	static TableItem row(Table table, String function) {
		return Stream.of(table.getItems()).filter(item -> item.getText(0).equals(function)).findFirst().orElse(null);
	}

	/** The field above a table, a tree or a canvas. */
	static Text fieldOf(Composite below) {
		return Ui.ui(() -> {
			var around = below.getParent();
			while (!(around.getChildren()[0] instanceof Text)) {
				around = around.getParent();
			}
			return (Text) around.getChildren()[0];
		});
	}

	/** How things stand, for messages: the recording that is shown, how far it was read, and what is open of the call tree. */
	static String standing() {
		return UiPlugin.recordings().current()
				.map(source -> "; " + source.name() + " is shown, " + source.state() + " " + source.failure() + ", " + source.snapshot().events() + " events, functions "
						+ source.snapshot().functions().stream().map(row -> row.frame().function()).limit(20).toList())
				.orElse("; no recording is shown") + "; rows "
				+ Widgets.all(Tree.class, Views::isCallTree).stream().map(tree -> rows(tree, 0, CALLS)).toList();
	}

	/** The open rows of a tree, indented, as a person reads them. */
	static List<String> rows(Tree tree, int... columns) {
		return Ui.ui(() -> {
			var rows = new ArrayList<String>();
			rows(tree.getItems(), "", columns, rows);
			return rows;
		});
	}

	private static void rows(TreeItem[] items, String indent, int[] columns, List<String> rows) {
		for (var item : items) {
			var row = new StringBuilder(indent);
			for (int column : columns) {
				row.append(row.length() == indent.length() ? "" : " | ").append(item.getText(column));
			}
			rows.add(row.toString());
			if (item.getExpanded()) {
				rows(item.getItems(), indent + "  ", columns, rows);
			}
		}
	}

	/** An item of the Project Explorer, its parents opened. */
	static TreeItem explorerItem(String... path) {
		var explorer = show(PROJECT_EXPLORER, CommonNavigator.class);
		return Wait.waitFor(() -> {
			var viewer = explorer.getCommonViewer();
			var items = viewer.getTree().getItems();
			TreeItem found = null;
			for (var name : path) {
				found = null;
				for (var item : items) {
					found = item.getData() instanceof IResource resource && resource.getName().equals(name) ? item : found;
				}
				if (found == null) {
					return null;
				}
				if (!name.equals(path[path.length - 1])) {
					viewer.setExpandedState(found.getData(), true);
					items = found.getItems();
				}
			}
			return found;
		}, "the item " + String.join("/", path) + " in the Project Explorer");
	}

	/** Presses keys over a control that draws itself. */
	static void keys(Canvas canvas, int... codes) {
		for (int code : codes) {
			Ui.run(() -> {
				var key = new Event();
				key.keyCode = code;
				canvas.notifyListeners(SWT.KeyDown, key);
			});
		}
	}

	/** Moves the pointer over the flame graph until its tool tip starts with these words. */
	static void awaitTip(Canvas canvas, int x, int y, String words) {
		Wait.waitUntil(() -> {
			var move = new Event();
			move.x = x;
			move.y = y;
			canvas.notifyListeners(SWT.MouseMove, move);
			return canvas.getToolTipText() != null && canvas.getToolTipText().startsWith(words);
		}, () -> "the tool tip " + words + ", not " + canvas.getToolTipText());
	}

	static void screenshot(String name) {
		var folder = System.getProperty("tapset.screenshots");
		if (folder != null) {
			Screenshot.take(Path.of(folder, name + ".png"));
		}
	}
}
