package org.tapsetstudio.ui.internal.live;

import java.util.function.Supplier;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.tapsetstudio.ui.internal.Icons;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.common.Menus;
import org.tapsetstudio.ui.internal.data.ProbeSwitches;
import org.tapsetstudio.ui.internal.data.RecordingSource;
import org.tapsetstudio.ui.internal.data.SourceState;

/** Buttons in the tool bars of views while a program is traced: pause and resume, and a switch for each probe. */
public final class LiveControls {
	private final Supplier<RecordingSource> source;
	private final Action pause = new Action(Messages.Pause, IAction.AS_CHECK_BOX) {
		@Override
		public void run() {
			switches().pause(isChecked());
		}
	};
	private final Action probes = new Action(Messages.Probes, IAction.AS_DROP_DOWN_MENU) {
		@Override
		public void runWithEvent(Event event) {
			menu().createContextMenu(((org.eclipse.swt.widgets.ToolItem) event.widget).getParent()).setVisible(true);
		}
	};

	/** @param source the recording that is shown, or null */
	public LiveControls(IToolBarManager bar, Supplier<RecordingSource> source) {
		this.source = source;
		pause.setImageDescriptor(UiPlugin.descriptor(Icons.PAUSE));
		pause.setToolTipText(Messages.PauseTip);
		probes.setImageDescriptor(UiPlugin.descriptor(Icons.PROBE));
		probes.setToolTipText(Messages.ProbesTip);
		probes.setMenuCreator(new org.eclipse.jface.action.IMenuCreator() {
			private MenuManager shown;

			@Override
			public Menu getMenu(Control parent) {
				dispose();
				shown = menu();
				return shown.createContextMenu(parent);
			}

			@Override
			public Menu getMenu(Menu parent) {
				return null;
			}

			@Override
			public void dispose() {
				if (shown != null) {
					shown.dispose();
				}
			}
		});
		bar.add(pause);
		bar.add(probes);
		update();
	}

	/** Shows how things stand. */
	public void update() {
		boolean live = source.get() != null && source.get().state() == SourceState.LIVE && source.get().probeSwitches().isPresent();
		pause.setEnabled(live);
		probes.setEnabled(live);
		boolean paused = live && switches().isPaused();
		pause.setChecked(paused);
		pause.setText(paused ? Messages.Resume : Messages.Pause);
	}

	private ProbeSwitches switches() {
		return source.get().probeSwitches().orElseThrow();
	}

	private MenuManager menu() {
		var menu = new MenuManager();
		for (var probe : switches().probes()) {
			menu.add(Menus.check(probe.provider() + ':' + probe.name(), switches().isOn(probe), on -> switches().set(probe, on)));
		}
		if (switches().probes().isEmpty()) {
			var none = Menus.action(Messages.NoProbes, () -> { });
			none.setEnabled(false);
			menu.add(none);
		}
		return menu;
	}
}
