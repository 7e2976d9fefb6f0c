package org.tapsetstudio.ui.internal.navigator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.tapsetstudio.launch.RecordingFolders;
import org.tapsetstudio.model.RecordingResource;
import org.tapsetstudio.model.RecordingResourceFactory;

/**
 * What the Project Explorer tells of a recording. Its description is read again only when it has changed.
 *
 * @param bytes on the disk
 * @param durationNanos of the session; 0 when not known
 * @param lost events that could not be stored
 */
record RecordingNumbers(long bytes, long durationNanos, long lost) {
	private record Known(FileTime time, RecordingNumbers numbers) {
	}

	private static final Map<Path, Known> KNOWN = new ConcurrentHashMap<>();

	/** Reads files, so not for the user interface's thread. */
	static RecordingNumbers of(Path folder) {
		var description = folder.resolve(RecordingResource.FILE_NAME);
		try {
			var time = Files.getLastModifiedTime(description);
			return KNOWN.compute(folder, (path, known) -> known != null && known.time.equals(time) ? known : new Known(time, read(path))).numbers;
		} catch (IOException e) {
			return new RecordingNumbers(RecordingFolders.size(folder), 0, 0); // it has no description (yet), which is no fault
		}
	}

	private static RecordingNumbers read(Path folder) {
		var resource = (RecordingResource) RecordingResourceFactory.createResourceSet().createResource(RecordingResourceFactory.uriOf(folder));
		try {
			resource.load(null);
			var model = resource.getRecording();
			return new RecordingNumbers(RecordingFolders.size(folder), model == null ? 0 : model.getDurationNanos(), model == null ? 0 : model.getLostEvents());
		} catch (IOException e) {
			return new RecordingNumbers(RecordingFolders.size(folder), 0, 0); // the editor tells what is wrong with it
		}
	}
}
