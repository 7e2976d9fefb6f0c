package org.tapsetstudio.ui.internal.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.model.RecordingResource;
import org.tapsetstudio.model.RecordingResourceFactory;
import org.tapsetstudio.model.recording.Recording;
import org.tapsetstudio.model.recording.RecordingFactory;

/** What views read and keep in {@code recording.tap}: bookmarks, the results of the script. The file is replaced as a whole, so that nobody sees half of it. Not while a session writes it. */
final class MetadataFile {
	private MetadataFile() {
	}

	/**
	 * What the file says.
	 *
	 * @param bookmarks in the order in which they were made
	 * @param results the script's globals at its end
	 */
	record Content(List<Bookmark> bookmarks, List<ScriptTable> results) {
	}

	/** Nothing where there is no such file. */
	static Content read(Path folder) throws IOException {
		if (!Files.exists(folder.resolve(RecordingResource.FILE_NAME))) {
			return new Content(List.of(), List.of());
		}
		var model = load(folder);
		return new Content(marks(model), model.getResults().stream().map(ScriptTable::of).toList());
	}

	static List<Bookmark> add(Path folder, String note, TimeRange time) throws IOException {
		return change(folder, model -> {
			var mark = RecordingFactory.eINSTANCE.createBookmark();
			long number = 1;
			while (has(model, "bookmark-" + number)) { //$NON-NLS-1$
				number++;
			}
			mark.setId("bookmark-" + number); //$NON-NLS-1$
			mark.setNote(note);
			mark.setStartNanos(time.from());
			mark.setEndNanos(time.to());
			model.getBookmarks().add(mark);
		});
	}

	static List<Bookmark> remove(Path folder, String id) throws IOException {
		return change(folder, model -> model.getBookmarks().removeIf(mark -> id.equals(mark.getId())));
	}

	private static boolean has(Recording model, String id) {
		return model.getBookmarks().stream().anyMatch(mark -> id.equals(mark.getId()));
	}

	private static List<Bookmark> change(Path folder, Consumer<Recording> edit) throws IOException {
		var model = load(folder);
		edit.accept(model);
		var unfinished = folder.resolve(RecordingResource.FILE_NAME + ".new"); //$NON-NLS-1$
		try (OutputStream out = Files.newOutputStream(unfinished)) {
			model.eResource().save(out, Map.of());
		}
		Files.move(unfinished, folder.resolve(RecordingResource.FILE_NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		return marks(model);
	}

	private static Recording load(Path folder) throws IOException {
		var resource = (RecordingResource) RecordingResourceFactory.createResourceSet().createResource(RecordingResourceFactory.uriOf(folder));
		if (Files.exists(folder.resolve(RecordingResource.FILE_NAME))) {
			resource.load(null);
		}
		if (resource.getRecording() == null) {
			resource.getContents().add(0, RecordingFactory.eINSTANCE.createRecording());
		}
		return resource.getRecording();
	}

	private static List<Bookmark> marks(Recording model) {
		return model.getBookmarks().stream().map(mark -> new Bookmark(mark.getId(), mark.getNote() == null ? "" : mark.getNote(), new TimeRange(mark.getStartNanos(), mark.getEndNanos()))) //$NON-NLS-1$
				.toList();
	}
}
