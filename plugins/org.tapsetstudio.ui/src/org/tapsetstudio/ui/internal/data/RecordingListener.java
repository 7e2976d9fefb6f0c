package org.tapsetstudio.ui.internal.data;

import java.nio.file.Path;
import java.util.List;

/** Hears of the recording that is shown. Called on any thread, and often: look, take note, return. */
@FunctionalInterface
public interface RecordingListener {
	/** Another recording is shown, or the shown one has new data or a new state. */
	void changed();

	/** The bookmarks of a recording, shown or not, are now these. */
	default void bookmarksChanged(Path recording, List<Bookmark> bookmarks) {
	}
}
