package org.tapsetstudio.model;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.tapsetstudio.model.recording.Bookmark;
import org.tapsetstudio.model.recording.Recording;
import org.tapsetstudio.model.recording.RecordingFactory;

/**
 * The bookmarks of a recording, kept in its {@code recording.tap}: notes on ranges of its time. Each change reads the file as it is then and replaces it as a whole, so nothing that somebody else wrote
 * before is lost. Any thread of any process may call: changes come one after the other, by a lock on a file beside it. Not while a session writes the recording. What is returned is the model as it was saved.
 */
public final class Bookmarks {
	private static final String LOCK = "bookmarks.lock";
	private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

	private Bookmarks() {
	}

	/** The bookmarks in the order in which they were made. */
	public static List<Bookmark> of(Path folder) throws IOException {
		return List.copyOf(RecordingResource.open(folder).getBookmarks());
	}

	/**
	 * Keeps a note.
	 *
	 * @param from nanoseconds since the start of the recording
	 * @param to not before it
	 */
	public static List<Bookmark> add(Path folder, String note, long from, long to) throws IOException {
		return edit(folder, model -> {
			Bookmark made = RecordingFactory.eINSTANCE.createBookmark();
			int number = 1;
			while (find(model, "bookmark-" + number) != null) {
				number++;
			}
			made.setId("bookmark-" + number);
			set(made, note, from, to);
			model.getBookmarks().add(made);
		});
	}

	/** Changes a note; nothing happens where it is gone. */
	public static List<Bookmark> change(Path folder, String id, String note, long from, long to) throws IOException {
		return edit(folder, model -> {
			Bookmark known = find(model, id);
			if (known != null) {
				set(known, note, from, to);
			}
		});
	}

	/** Forgets a note. */
	public static List<Bookmark> remove(Path folder, String id) throws IOException {
		return edit(folder, model -> model.getBookmarks().remove(find(model, id)));
	}

	private static void set(Bookmark bookmark, String note, long from, long to) {
		bookmark.setNote(note);
		bookmark.setStartNanos(from);
		bookmark.setEndNanos(Math.max(from, to));
	}

	private static Bookmark find(Recording model, String id) {
		return model.getBookmarks().stream().filter(known -> id.equals(known.getId())).findFirst().orElse(null);
	}

	/** Within a process one lock cannot be held twice, so threads wait for each other first. */
	private static synchronized List<Bookmark> edit(Path folder, Consumer<Recording> change) throws IOException {
		try (FileChannel file = FileChannel.open(folder.resolve(LOCK), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OWNER_ONLY); FileLock held = file.lock()) {
			Recording model = RecordingResource.open(folder);
			change.accept(model);
			RecordingResource.save(model, folder);
			return List.copyOf(model.getBookmarks());
		}
	}
}
