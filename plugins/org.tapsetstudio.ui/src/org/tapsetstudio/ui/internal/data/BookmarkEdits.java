package org.tapsetstudio.ui.internal.data;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.launch.RecordingFolders;
import org.tapsetstudio.model.Bookmarks;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.UiPlugin;

/** Changes the bookmarks of recordings, in jobs; whoever {@linkplain RecordingListener listens} hears how they are then. Not while a session writes the recording. */
public final class BookmarkEdits {
	private BookmarkEdits() {
	}

	/** Keeps a note on a stretch of time with the recording. */
	public static void add(Path folder, String note, TimeRange time) {
		schedule(folder, () -> Bookmarks.add(folder, note, time.from(), time.to()));
	}

	/** Gives a bookmark another note or another time. */
	public static void change(Path folder, Bookmark changed) {
		schedule(folder, () -> Bookmarks.change(folder, changed.id(), changed.note(), changed.time().from(), changed.time().to()));
	}

	/** Forgets a note. */
	public static void remove(Path folder, Bookmark bookmark) {
		schedule(folder, () -> Bookmarks.remove(folder, bookmark.id()));
	}

	private static void schedule(Path folder, Callable<List<org.tapsetstudio.model.recording.Bookmark>> edit) {
		IJobFunction work = monitor -> {
			try {
				UiPlugin.recordings().bookmarksChanged(folder, Bookmark.all(edit.call()));
				RecordingFolders.refreshSoon(folder);
				return Status.OK_STATUS;
			} catch (Exception e) {
				return new Status(IStatus.ERROR, UiPlugin.ID, NLS.bind(Messages.BookmarksFailed, folder.getFileName(), e.getMessage()), e);
			}
		};
		Job.create(NLS.bind(Messages.SavingBookmarks, folder.getFileName()), work).schedule();
	}
}
