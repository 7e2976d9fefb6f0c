package org.tapsetstudio.ui.internal.data;

/** Hears of the recording that is shown. Called on any thread, and often: look, take note, return. */
@FunctionalInterface
public interface RecordingListener {
	/** Another recording is shown, or the shown one has new data or a new state. */
	void changed();
}
