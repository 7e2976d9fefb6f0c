package org.tapsetstudio.ui.internal.flame;

import java.util.function.Supplier;

import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.Separator;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.common.Menus;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;
import org.tapsetstudio.ui.internal.data.RecordingSource;

/** What the menu of a flame graph offers. */
final class FlameMenu {
	private FlameMenu() {
	}

	static void fill(IMenuManager menu, FlameCanvas canvas, Supplier<RecordingSource> source) {
		menu.add(Menus.action(Messages.ShowAll, () -> canvas.zoom(CallTreeSnapshot.ROOT)));
		menu.add(new Separator());
		addShape(menu, canvas);
		menu.add(Menus.grouping(source));
		menu.add(new Separator());
		Menus.addColours(menu);
	}

	static void addShape(IMenuManager menu, FlameCanvas canvas) {
		menu.add(Menus.check(Messages.FlameUpwards, canvas.model().shape().upwards(), on -> canvas.setShape(canvas.model().shape().withUpwards(on))));
		menu.add(Menus.check(Messages.FlameInverted, canvas.model().shape().inverted(), on -> canvas.setShape(canvas.model().shape().withInverted(on))));
		menu.add(Menus.choice(Messages.FlameOrder, FlameShape.Order.values(), new String[] { Messages.FlameFirstCall, Messages.FlameHeaviest, Messages.FlameByName },
				() -> canvas.model().shape().order(), order -> canvas.setShape(canvas.model().shape().withOrder(order))));
	}
}
