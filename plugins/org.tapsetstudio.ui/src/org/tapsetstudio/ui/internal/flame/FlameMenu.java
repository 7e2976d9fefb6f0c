package org.tapsetstudio.ui.internal.flame;

import java.util.function.Supplier;

import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.common.Menus;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;
import org.tapsetstudio.ui.internal.data.RecordingSource;

/** What the menus of a flame graph offer. */
final class FlameMenu {
	private FlameMenu() {
	}

	static void fill(IMenuManager menu, FlameCanvas canvas, Supplier<RecordingSource> source) {
		menu.add(Menus.action(Messages.FlameShowAll, () -> canvas.zoom(CallTreeSnapshot.ROOT)));
		menu.add(new Separator());
		addShape(menu, canvas);
		menu.add(Menus.grouping(source));
		menu.add(new Separator());
		Menus.addColours(menu);
	}

	/** What can be done with the box under the pointer, or with the selected one. */
	static void addContext(FlameCanvas canvas) {
		var menu = new MenuManager();
		menu.add(Menus.action(Messages.FlameOpenSource, () -> canvas.open(canvas.model().selected())));
		menu.add(Menus.action(Messages.FlameZoom, () -> canvas.zoom(Math.max(CallTreeSnapshot.ROOT, canvas.model().selected()))));
		menu.add(Menus.action(Messages.FlameZoomOut, () -> canvas.zoom(Math.max(CallTreeSnapshot.ROOT, canvas.tree().parent(canvas.model().zoom())))));
		menu.add(Menus.action(Messages.FlameShowAll, () -> canvas.zoom(CallTreeSnapshot.ROOT)));
		menu.add(new Separator());
		menu.add(Menus.action(Messages.CopyText, () -> Menus.copy(canvas.selectionText())));
		canvas.setMenu(menu.createContextMenu(canvas));
	}

	static void addShape(IMenuManager menu, FlameCanvas canvas) {
		menu.add(Menus.check(Messages.FlameUpwards, canvas.model().shape().upwards(), on -> canvas.setShape(canvas.model().shape().withUpwards(on))));
		menu.add(Menus.check(Messages.FlameInverted, canvas.model().shape().inverted(), on -> canvas.setShape(canvas.model().shape().withInverted(on))));
		menu.add(Menus.choice(Messages.FlameOrder, FlameShape.Order.values(), new String[] { Messages.FlameFirstCall, Messages.FlameHeaviest, Messages.FlameByName },
				() -> canvas.model().shape().order(), order -> canvas.setShape(canvas.model().shape().withOrder(order))));
	}
}
