package org.tapsetstudio.robot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Widget;

/** Finds widgets by type and text in all visible shells of the display. */
public final class Widgets {

	private Widgets() {
	}

	/** All visible widgets of a type that satisfy a condition, shell by shell, parents before children. */
	public static <T extends Widget> List<T> all(Class<T> type, Predicate<T> condition) {
		return Ui.ui(() -> {
			List<T> found = new ArrayList<>();
			for (Shell shell : Display.getCurrent().getShells()) {
				if (!shell.isDisposed() && shell.isVisible()) {
					collect(shell, type, condition, found);
				}
			}
			return found;
		});
	}

	/** The first visible widget of a type with this text (mnemonics left out), or null. */
	public static <T extends Widget> T find(Class<T> type, String text) {
		List<T> found = all(type, widget -> text.equals(text(widget)));
		return found.isEmpty() ? null : found.get(0);
	}

	/** Waits for the first visible widget of a type with this text. */
	public static <T extends Widget> T await(Class<T> type, String text) {
		return Wait.waitFor(() -> find(type, text), type.getSimpleName() + " \"" + text + "\"; shells: " + shellTitles());
	}

	/** Waits for the first visible widget below a parent. */
	public static <T extends Widget> T awaitBelow(Composite parent, Class<T> type, Predicate<T> condition, String description) {
		return Wait.waitFor(() -> {
			List<T> found = new ArrayList<>();
			collect(parent, type, condition, found);
			return found.isEmpty() ? null : found.get(0);
		}, description);
	}

	/** The first item below a tree, at any depth that is expanded or not, whose text satisfies the condition; null if there is none. */
	public static TreeItem treeItem(Tree tree, Predicate<String> condition) {
		return Ui.ui(() -> treeItem(tree.getItems(), condition));
	}

	private static TreeItem treeItem(TreeItem[] items, Predicate<String> condition) {
		for (TreeItem item : items) {
			if (condition.test(item.getText())) {
				return item;
			}
			TreeItem below = treeItem(item.getItems(), condition);
			if (below != null) {
				return below;
			}
		}
		return null;
	}

	/** The text of a widget as a person reads it, without mnemonic marks; "" where it has none. */
	public static String text(Widget widget) {
		String text = switch (widget) {
		case Shell shell -> shell.getText();
		case Button button -> button.getText();
		case Label label -> label.getText();
		case Text field -> field.getText();
		case StyledText styled -> styled.getText();
		case Item item -> item.getText();
		default -> "";
		};
		return widget instanceof Text || widget instanceof StyledText ? text : text.replace("&", "").replaceFirst("\t.*", "");
	}

	/** Titles of the visible shells, for messages. */
	public static String shellTitles() {
		return Ui.ui(() -> {
			List<String> titles = new ArrayList<>();
			for (Shell shell : Display.getCurrent().getShells()) {
				if (shell.isVisible()) {
					titles.add('"' + shell.getText() + '"');
				}
			}
			return titles.toString();
		});
	}

	private static <T extends Widget> void collect(Control control, Class<T> type, Predicate<T> condition, List<T> found) {
		if (control.isDisposed() || !control.getVisible()) {
			return;
		}
		add(control, type, condition, found);
		for (Item item : items(control)) {
			add(item, type, condition, found);
		}
		if (control instanceof Composite composite) {
			for (Control child : composite.getChildren()) {
				collect(child, type, condition, found);
			}
		}
	}

	private static Item[] items(Control control) {
		return switch (control) {
		case ToolBar bar -> bar.getItems();
		case CTabFolder folder -> folder.getItems();
		case TabFolder folder -> folder.getItems();
		case Tree tree -> tree.getItems();
		case org.eclipse.swt.widgets.Table table -> table.getItems();
		default -> new Item[0];
		};
	}

	private static <T extends Widget> void add(Widget widget, Class<T> type, Predicate<T> condition, List<T> found) {
		if (type.isInstance(widget) && condition.test(type.cast(widget))) {
			found.add(type.cast(widget));
		}
	}
}
