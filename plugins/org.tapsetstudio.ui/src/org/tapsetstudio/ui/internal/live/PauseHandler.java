package org.tapsetstudio.ui.internal.live;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.SourceState;

/** Pauses tracing of the program whose recording is shown, or goes on. */
public final class PauseHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		UiPlugin.recordings().current().filter(source -> source.state() == SourceState.LIVE).flatMap(source -> source.probeSwitches())
				.ifPresent(switches -> switches.pause(!switches.isPaused()));
		return null;
	}
}
