package org.tapsetstudio.ui.internal.common;

import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.colour.Colouring;
import org.tapsetstudio.ui.internal.colour.Colours;
import org.tapsetstudio.ui.internal.colour.Scheme;
import org.tapsetstudio.ui.internal.data.RecordingSource;

/** Pieces that menus of several views have. */
public final class Menus {
	private Menus() {
	}

	/** What a menu item does. */
	public static Action action(String text, Runnable run) {
		return new Action(text) {
			@Override
			public void run() {
				run.run();
			}
		};
	}

	/** A menu item that is on or off. */
	public static Action check(String text, boolean on, Consumer<Boolean> set) {
		var action = new Action(text, IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				set.accept(isChecked());
			}
		};
		action.setChecked(on);
		return action;
	}

	/** A submenu with one of several choices; which one is on is looked up when it opens. */
	public static <E extends Enum<E>> MenuManager choice(String title, E[] values, String[] labels, Supplier<E> current, Consumer<E> set) {
		var menu = new MenuManager(title);
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(opening -> {
			for (int i = 0; i < values.length; i++) {
				var value = values[i];
				var action = new Action(labels[i], IAction.AS_RADIO_BUTTON) {
					@Override
					public void run() {
						if (isChecked()) {
							set.accept(value);
						}
					}
				};
				action.setChecked(value == current.get());
				opening.add(action);
			}
		});
		menu.add(new Action() {
			// a submenu without items would not open
		});
		return menu;
	}

	/** What functions get their hues from, and which hues. Kept for all views. */
	public static void addColours(IMenuManager menu) {
		menu.add(choice(ViewMessages.ColourBy, Colouring.values(), new String[] { ViewMessages.ByModule, ViewMessages.ByPackage, ViewMessages.ByFile }, Colours::colouring,
				value -> UiPlugin.get().getPreferenceStore().setValue(Colours.COLOURING, value.name())));
		menu.add(choice(ViewMessages.Palette, Scheme.values(), new String[] { ViewMessages.PaletteTheme, ViewMessages.PaletteDistinct, ViewMessages.PalettePlain },
				() -> Colours.choice(Colours.SCHEME, Scheme.THEME), value -> UiPlugin.get().getPreferenceStore().setValue(Colours.SCHEME, value.name())));
	}

	/** How threads are put together, in all views of trees. */
	public static MenuManager grouping(Supplier<RecordingSource> source) {
		return choice(ViewMessages.Grouping, Grouping.values(), new String[] { ViewMessages.Merged, ViewMessages.ByProcess, ViewMessages.ByThread },
				() -> source.get() == null ? Grouping.MERGED : source.get().scope().grouping(), value -> {
					if (source.get() != null) {
						source.get().setScope(source.get().scope().with(value));
					}
				});
	}

	/** Puts text on the clipboard. */
	public static void copy(String text) {
		if (!text.isEmpty()) {
			var clipboard = new Clipboard(Display.getCurrent());
			clipboard.setContents(new Object[] { text }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		}
	}

}
