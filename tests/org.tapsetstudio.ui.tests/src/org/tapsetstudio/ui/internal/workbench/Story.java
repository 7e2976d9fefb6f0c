package org.tapsetstudio.ui.internal.workbench;

import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.SourceState;

/** What the tests before and after a restart have in common. */
final class Story {
	static final String PROJECT = "story";
	static final String PROGRAM = "worker.py";
	/** The time that is selected when the workbench is closed: more than the program runs, less than all of it. */
	static final TimeRange TIME = new TimeRange(1_000_000, 600_000_000_000L);

	private Story() {
	}

	static void awaitShown() {
		Wait.waitUntil(() -> UiPlugin.recordings().current().filter(source -> source.state() == SourceState.FINISHED && source.snapshot().hasCalls()).isPresent(),
				() -> "a finished recording in the views" + Views.standing());
	}
}
