package org.tapsetstudio.robot;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Widget;

/** Clicks. The events are given to the widgets themselves, so no window manager and no pointer is needed. */
public final class Mouse {

	private Mouse() {
	}

	/** Selects a button, tool item or menu item as a click does, as soon as it can be clicked. */
	public static void click(Widget widget) {
		Wait.waitUntil(() -> isEnabled(widget), () -> Widgets.text(widget) + " to be enabled");
		Ui.run(() -> widget.notifyListeners(SWT.Selection, new Event()));
	}

	private static boolean isEnabled(Widget widget) {
		return switch (widget) {
		case Control control -> control.isEnabled();
		case ToolItem item -> item.isEnabled();
		case MenuItem item -> item.isEnabled();
		default -> true;
		};
	}

	/** Presses and releases the first mouse button over a control. */
	public static void click(Control control, int x, int y) {
		Ui.run(() -> {
			control.notifyListeners(SWT.MouseDown, at(x, y, 1));
			control.notifyListeners(SWT.MouseUp, at(x, y, 1));
		});
	}

	/** Double-clicks a place of a control that draws itself. */
	public static void doubleClick(Control control, int x, int y) {
		click(control, x, y);
		Ui.run(() -> control.notifyListeners(SWT.MouseDoubleClick, at(x, y, 2)));
	}

	/** Drags from one place of a control that draws itself to another. */
	public static void drag(Control control, int fromX, int fromY, int toX, int toY) {
		Ui.run(() -> {
			control.notifyListeners(SWT.MouseDown, at(fromX, fromY, 1));
			control.notifyListeners(SWT.MouseMove, at((fromX + toX) / 2, (fromY + toY) / 2, 0));
			control.notifyListeners(SWT.MouseMove, at(toX, toY, 0));
			control.notifyListeners(SWT.MouseUp, at(toX, toY, 1));
		});
	}

	/** Moves the pointer over a control that draws itself. */
	public static void move(Control control, int x, int y) {
		Ui.run(() -> control.notifyListeners(SWT.MouseMove, at(x, y, 0)));
	}

	/** Presses the right mouse button over a control that draws itself and chooses the item of its menu that begins with some words. */
	public static void menu(Control control, int x, int y, String words) {
		Ui.run(() -> {
			var right = at(x, y, 1);
			right.button = 3;
			control.notifyListeners(SWT.MouseDown, right);
			var menu = control.getMenu();
			menu.notifyListeners(SWT.Show, new Event());
			for (var item : menu.getItems()) {
				if (item.getText().replace("&", "").startsWith(words)) {
					item.notifyListeners(SWT.Selection, new Event());
					return;
				}
			}
			throw new AssertionError("no " + words + " in the menu");
		});
	}
	/** Selects an item and opens it as a double-click does. */
	public static void open(TreeItem item) {
		Ui.run(() -> {
			item.getParent().setSelection(item);
			Event event = new Event();
			event.item = item;
			item.getParent().notifyListeners(SWT.Selection, event);
			Event open = new Event();
			open.item = item;
			item.getParent().notifyListeners(SWT.DefaultSelection, open);
		});
	}

	private static Event at(int x, int y, int count) {
		Event event = new Event();
		event.x = x;
		event.y = y;
		event.button = count == 0 ? 0 : 1;
		event.count = count;
		return event;
	}
}
