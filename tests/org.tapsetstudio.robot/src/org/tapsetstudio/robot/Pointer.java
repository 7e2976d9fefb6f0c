package org.tapsetstudio.robot;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/**
 * Moves and clicks the pointer of the X server, so that hovers, links and drags see it as they see a person's. As with {@link Keyboard}, the events
 * arrive a moment after a method has returned: wait for what they cause.
 */
public final class Pointer {
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

	private static String coordinate(int value) {
		return Integer.toString(Math.max(0, value));
	}
}
