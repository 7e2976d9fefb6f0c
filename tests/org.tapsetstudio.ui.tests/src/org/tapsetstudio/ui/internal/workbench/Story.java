package org.tapsetstudio.ui.internal.workbench;

import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.SourceState;

/** What stories wait for. */
final class Story {
	private Story() {
	}

	static void awaitShown() {
		Wait.waitUntil(() -> UiPlugin.recordings().current().filter(source -> source.state() == SourceState.FINISHED && source.snapshot().hasCalls()).isPresent(),
				() -> "a finished recording in the views" + Views.standing());
	}
}
