package org.tapsetstudio.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.index.RecordingIndex;

/** Finds the index of a recording, or makes it. */
public final class Indexes {
	private Indexes() {
	}

	/**
	 * The index of a recording that does not grow any more: the one beside it, else a new one, which lies in the folder for temporary files and is gone with this JVM where the
	 * recording cannot be written to.
	 *
	 * @return null when cancelled
	 * @throws IOException when there is no room for it anywhere
	 */
	public static RecordingIndex openOrBuild(Recording recording, Progress progress) throws IOException {
		RecordingIndex index = RecordingIndex.open(recording);
		if (index != null) {
			return index;
		}
		try {
			return RecordingIndex.build(recording, recording.path().resolve(RecordingIndex.FOLDER), progress::isCancelled);
		} catch (IOException e) {
			Path elsewhere = Files.createTempDirectory("tapset-index");
			try {
				return RecordingIndex.build(recording, elsewhere, progress::isCancelled);
			} catch (IOException again) {
				again.addSuppressed(e);
				throw again;
			} finally {
				delete(elsewhere);
			}
		}
	}

	/** What is mapped stays readable without its name. */
	private static void delete(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.toList()) {
				Files.delete(file);
			}
		}
		Files.delete(folder);
	}
}
