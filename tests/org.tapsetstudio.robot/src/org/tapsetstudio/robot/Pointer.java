package org.tapsetstudio.robot;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/**
 * Moves and clicks the pointer of the X server, so that hovers, links and drags see it as they see a person's. As with {@link Keyboard}, the events
 * arrive a moment after a method has returned: wait for what they cause.
 */
public final class Pointer {
	/** So many stops on the way of a drag, at which the controls below see it. */
	private static final int STEPS = 8;

	private Pointer() {
	}

	/** Moves the pointer to a place of a control, by way of a place beside it, so that it is seen moving. */
	public static void move(Control control, int x, int y) {
		Point place = Ui.ui(() -> control.toDisplay(x, y));
		XDoTool.run("mousemove", coordinate(place.x + 3), coordinate(place.y + 1), "mousemove", coordinate(place.x), coordinate(place.y));
	}

	/** Moves the pointer to a corner of the screen, where no tool tip or hover comes up by itself. */
	public static void park() {
		Point corner = Ui.ui(() -> {
			var screen = Display.getCurrent().getBounds();
			return new Point(screen.x + screen.width - 1, screen.y + screen.height - 1);
		});
		XDoTool.run("mousemove", coordinate(corner.x), coordinate(corner.y));
	}

	/** Clicks a place with the Ctrl key held. */
	public static void controlClick(Control control, int x, int y) {
		Point place = Ui.ui(() -> control.toDisplay(x, y));
		XDoTool.run("mousemove", coordinate(place.x + 3), coordinate(place.y), "keydown", "ctrl", "mousemove", coordinate(place.x), coordinate(place.y), "click", "1", "keyup", "ctrl");
	}

	/** Drags from one control to another with the first button. */
	public static void drag(Control from, int fromX, int fromY, Control to, int toX, int toY) {
		Point start = Ui.ui(() -> from.toDisplay(fromX, fromY));
		Point end = Ui.ui(() -> to.toDisplay(toX, toY));
		XDoTool.run("mousemove", coordinate(start.x), coordinate(start.y), "mousedown", "1");
		for (int step = 1; step <= STEPS; step++) {
			XDoTool.run("mousemove", coordinate(start.x + (end.x - start.x) * step / STEPS), coordinate(start.y + (end.y - start.y) * step / STEPS));
			Ui.settle();
		}
		XDoTool.run("mousemove", coordinate(end.x + 1), coordinate(end.y));
		Ui.settle();
		XDoTool.run("mouseup", "1");
	}

	private static String coordinate(int value) {
		return Integer.toString(Math.max(0, value));
	}
}
