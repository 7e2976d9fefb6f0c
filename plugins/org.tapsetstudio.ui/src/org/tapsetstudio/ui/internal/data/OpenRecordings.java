package org.tapsetstudio.ui.internal.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.runtime.ListenerList;
import org.tapsetstudio.launch.TracedProcess;

/** The recording that the views show: the one opened or activated last, or the newest session. Any thread may call. */
public final class OpenRecordings {
	private final ListenerList<RecordingListener> listeners = new ListenerList<>();
	/** What part was shown last of what is not shown any more. */
	private final Map<Path, Scope> scopes = new ConcurrentHashMap<>();
	private volatile RecordingSource current;

	public void add(RecordingListener listener) {
		listeners.add(listener);
	}

	public void remove(RecordingListener listener) {
		listeners.remove(listener);
	}

	/** How many listen: for tests that look for leaks. */
	public int listenerCount() {
		return listeners.size();
	}

	/** The recording that is shown, if any. */
	public Optional<RecordingSource> current() {
		return Optional.ofNullable(current);
	}

	/** Shows a recording, as it grows where a program that was started here writes it; one that is shown already stays as it is. */
	public void open(Path recording) {
		open(recording, Scope.WHOLE);
	}

	/** Shows a recording as above, the part of it that was shown last. */
	public void reopen(Path recording) {
		open(recording, scopes.getOrDefault(recording, Scope.WHOLE));
	}

	/** Shows a part of a recording, as above. */
	public void open(Path recording, Scope scope) {
		var shown = current;
		if (shown == null || !shown.path().equals(recording) || shown.state() == SourceState.FAILED || shown.state() == SourceState.STOPPED) {
			show(new RecordingSource(recording, RunningPrograms.writing(recording).orElse(null), scope, this::fire));
		}
	}

	/** Shows the recording of a running program as it grows. */
	public void follow(TracedProcess process) {
		var recording = process.recording();
		if (recording.isPresent() && (current == null || !Objects.equals(current.path(), recording.get()))) {
			show(new RecordingSource(recording.get(), process, Scope.WHOLE, this::fire));
		}
	}

	/**
	 * Follows a recording that was renamed or moved: what was read of it stays, with all that is selected. Where more is to be read it is read again from its new place.
	 *
	 * @param now where it is, null where it is no more
	 */
	public void moved(Path before, Path now) {
		var shown = current;
		if (shown == null || !shown.path().equals(before)) {
			return;
		}
		if (now == null) {
			close();
		} else if (shown.state() == SourceState.FINISHED) {
			shown.moved(now);
			fire();
		} else {
			open(now, shown.scope());
		}
	}

	/** Reads the finished recording that is shown once more, since its index was found damaged: the index is made anew. */
	public void readAnew() {
		current().filter(source -> source.state() == SourceState.FINISHED).ifPresent(source -> show(new RecordingSource(source.path(), null, source.scope(), this::fire)));
	}

	/** Shows nothing any more. */
	public void close() {
		show(null);
	}

	private void show(RecordingSource next) {
		RecordingSource before;
		synchronized (this) {
			before = current;
			current = next;
		}
		if (before != null) {
			scopes.put(before.path(), before.scope());
			before.close();
		}
		if (next != null) {
			next.start();
		}
		fire();
	}

	/** To be told when the bookmarks of a recording were saved. */
	void bookmarksChanged(Path recording, List<Bookmark> bookmarks) {
		current().filter(source -> source.path().equals(recording)).ifPresent(source -> source.setBookmarks(bookmarks));
		listeners.forEach(listener -> listener.bookmarksChanged(recording, bookmarks));
		fire();
	}

	private void fire() {
		listeners.forEach(RecordingListener::changed);
	}
}
