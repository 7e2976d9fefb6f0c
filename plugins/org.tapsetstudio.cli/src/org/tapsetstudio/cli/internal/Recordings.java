package org.tapsetstudio.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.RecordingArchive;
import org.tapsetstudio.model.RecordingResource;
import org.tapsetstudio.recording.FileProblem;
import org.tapsetstudio.recording.Folders;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.RecordingException;

/** Opens recordings: folders, and archives, which are unpacked into a folder that is gone when the command ends. */
final class Recordings {
	private Recordings() {
	}

	static Recording open(Path path) throws Failure {
		try {
			Path folder = folder(path);
			Recording recording = Recording.open(folder);
			if (recording.images().isEmpty() && !Files.exists(folder.resolve(RecordingResource.FILE_NAME))) {
				throw new Failure(Failure.SCRIPT, "tapset: " + path + ": This folder is no recording: nothing in it was written by a session.");
			}
			return recording;
		} catch (RecordingException e) {
			throw new Failure(Failure.SCRIPT, "tapset: " + e.getMessage());
		}
	}

	/** The folder of a recording, which may be an archive. */
	static Path folder(Path path) throws Failure {
		try {
			return RecordingArchive.isArchive(path) ? unpack(path) : path;
		} catch (IOException e) {
			throw new Failure(Failure.SCRIPT, "tapset: " + path + " cannot be unpacked: " + FileProblem.why(e));
		}
	}

	private static Path unpack(Path archive) throws IOException {
		Path above = Files.createTempDirectory("tapset");
		Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(above)));
		Path folder = above.resolve(archive.getFileName().toString().replaceFirst("\\.zip$", ""));
		RecordingArchive.unpack(archive, folder, Files.getFileStore(above).getUsableSpace(), Progress.NONE);
		return folder;
	}

	static void delete(Path folder) {
		try {
			Folders.delete(folder);
		} catch (IOException e) {
			System.err.println("tapset: " + folder + " cannot be deleted: " + FileProblem.why(e));
		}
	}

	/** Says on the standard error what had to be skipped and what was lost: with these, numbers are not all that happened. */
	static void tellGaps(Recording recording) {
		recording.problems().forEach(problem -> System.err.println("tapset: " + problem));
		if (recording.lostEvents() > 0) {
			System.err.println("tapset: " + recording.path().getFileName() + ": events that could not be stored: " + recording.lostEvents() + ". Calls around the gaps are cut or missing.");
		}
	}
}
