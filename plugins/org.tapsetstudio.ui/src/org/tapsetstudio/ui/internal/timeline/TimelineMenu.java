package org.tapsetstudio.ui.internal.timeline;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.ui.internal.common.Menus;
import org.tapsetstudio.ui.internal.data.SourceState;

/** What the menu of the timeline offers. Everything has a key too, which stands beside it. */
final class TimelineMenu {
	private TimelineMenu() {
	}

	static void fill(IActionBars bars, TimelineView view, TimelineCanvas canvas) {
		var menu = bars.getMenuManager();
		menu.add(Menus.action(Messages.ShowAll, () -> canvas.show((TimeRange) null)));
		menu.add(Menus.action(Messages.GoToRange, view.bar()::typeRange));
		menu.add(Menus.check(Messages.Follow, canvas.model().isFollowing(), canvas.model()::setFollowing));
		menu.add(Menus.check(Messages.ShowTable, view.isTableShown(), view::showTable));
		menu.add(go(canvas, view));
		menu.add(TimelineThreadsMenu.of(canvas));
		menu.add(bookmarks(canvas));
		menu.add(new Separator());
		Menus.addColours(menu);
		menu.add(Menus.action(Messages.ExportPicture, view::export));
		bars.setGlobalActionHandler(ActionFactory.FIND.getId(), Menus.action(Messages.SearchHint, view.bar()::typeSearch));
		bars.setGlobalActionHandler(ActionFactory.COPY.getId(), Menus.action(Messages.Copy, () -> Menus.copy(canvas.selectionText())));
		var context = new MenuManager();
		context.add(Menus.action(Messages.OpenSource, canvas::open));
		context.add(Menus.action(Messages.Copy, () -> Menus.copy(canvas.selectionText())));
		context.add(new Separator());
		context.add(go(canvas, view));
		context.add(TimelineThreadsMenu.of(canvas));
		context.add(bookmarks(canvas));
		canvas.setMenu(context.createContextMenu(canvas));
	}

	private static MenuManager go(TimelineCanvas canvas, TimelineView view) {
		var menu = new MenuManager(Messages.GoTo);
		menu.add(Menus.action(Messages.NextCall, () -> canvas.go(TimelineMove.same(1))));
		menu.add(Menus.action(Messages.PreviousCall, () -> canvas.go(TimelineMove.same(-1))));
		menu.add(Menus.action(Messages.LongestCall, () -> canvas.go(TimelineMove.longest())));
		menu.add(Menus.action(Messages.ShortestCall, () -> canvas.go(TimelineMove.shortest())));
		menu.add(Menus.action(Messages.NextFound, () -> view.findNext(1)));
		menu.add(Menus.action(Messages.PreviousFound, () -> view.findNext(-1)));
		return menu;
	}

	private static MenuManager bookmarks(TimelineCanvas canvas) {
		var menu = new MenuManager(Messages.Bookmarks);
		menu.setRemoveAllWhenShown(true);
		menu.add(new Separator());
		menu.addMenuListener(opening -> {
			var source = canvas.model().source();
			var add = Menus.action(Messages.AddBookmark, () -> addBookmark(canvas));
			add.setEnabled(source != null && source.state() != SourceState.LIVE);
			opening.add(add);
			opening.add(new Separator());
			for (var mark : source == null ? java.util.List.<org.tapsetstudio.ui.internal.data.Bookmark> of() : source.bookmarks()) {
				var one = new MenuManager(mark.note().replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
				one.add(Menus.action(Messages.GoToBookmark, () -> canvas.show(mark.time())));
				one.add(Menus.action(Messages.RemoveBookmark, () -> source.removeBookmark(mark)));
				opening.add(one);
			}
		});
		return menu;
	}

	/** On the time that is selected, else the selected call, else all that is seen. */
	private static void addBookmark(TimelineCanvas canvas) {
		var model = canvas.model();
		var time = model.scope().window().orElse(model.selection() != null ? model.selection().time() : model.window());
		var dialog = new InputDialog(canvas.getShell(), Messages.AddBookmarkTitle, Messages.AddBookmarkMessage, "", text -> text.isBlank() ? Messages.BookmarkEmpty : null); //$NON-NLS-1$
		if (dialog.open() == Window.OK) {
			model.source().addBookmark(dialog.getValue().strip(), time);
		}
	}
}
