package org.tapsetstudio.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
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
		return openOrBuild(recording, progress, why -> {
		});
	}

	/**
	 * The same.
	 *
	 * @param notKept is told why the index cannot be kept beside the recording, before it is made elsewhere
	 */
	public static RecordingIndex openOrBuild(Recording recording, Progress progress, Consumer<IOException> notKept) throws IOException {
		RecordingIndex index = RecordingIndex.open(recording);
		if (index != null) {
			return index;
		}
		try {
			return RecordingIndex.build(recording, recording.path().resolve(RecordingIndex.FOLDER), progress::isCancelled);
		} catch (IOException e) {
			notKept.accept(e);
			Path elsewhere = temporaryFolder();
			try {
				return RecordingIndex.build(recording, elsewhere, progress::isCancelled);
			} catch (IOException again) {
				again.addSuppressed(e);
				throw again;
			} finally {
				deleteFiles(elsewhere);
				Files.delete(elsewhere);
			}
		}
	}

	/** A new folder for an index that is not kept. */
	static Path temporaryFolder() throws IOException {
		return Files.createTempDirectory("tapset-index");
	}

	/** What is mapped stays readable without its name. */
	static void deleteFiles(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.toList()) {
				Files.delete(file);
			}
		}
	}
}
