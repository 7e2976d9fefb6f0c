package org.tapsetstudio.ui.internal.timeline;

import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.ui.internal.common.Menus;

/** The menu that chooses the threads of a timeline: one is hidden or shown alone, all are shown, collapsed or opened, each has a check mark. */
final class TimelineThreadsMenu {
	private static final int MOST = 40;

	private TimelineThreadsMenu() {
	}

	static MenuManager of(TimelineCanvas canvas) {
		var menu = new MenuManager(Messages.Threads);
		menu.setRemoveAllWhenShown(true);
		menu.add(new Separator());
		menu.addMenuListener(opening -> fill(opening, canvas));
		return menu;
	}

	private static void fill(IMenuManager menu, TimelineCanvas canvas) {
		var model = canvas.model();
		var thread = canvas.thread();
		if (thread != null) {
			var name = TimelineText.thread(thread).replace("&", "&&"); //$NON-NLS-1$ //$NON-NLS-2$
			menu.add(Menus.action(NLS.bind(Messages.HideThread, name), canvas::hideThread));
			menu.add(Menus.action(NLS.bind(Messages.ShowOnlyThread, name), () -> canvas.choose(threads -> threads.only(thread, model.everyThread()))));
		}
		var all = Menus.action(Messages.ShowAllThreads, () -> canvas.choose(TimelineThreads::showAll));
		all.setEnabled(!model.threads().hidden().isEmpty());
		menu.add(all);
		menu.add(new Separator());
		menu.add(Menus.action(Messages.CollapseThreads, () -> canvas.collapse(true)));
		menu.add(Menus.action(Messages.ExpandThreads, () -> canvas.collapse(false)));
		menu.add(new Separator());
		for (var each : model.everyThread().stream().limit(MOST).toList()) {
			menu.add(Menus.check(TimelineText.thread(each).replace("&", "&&"), !model.threads().isHidden(each), on -> canvas.choose(threads -> threads.hide(each, !on)))); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}
}
