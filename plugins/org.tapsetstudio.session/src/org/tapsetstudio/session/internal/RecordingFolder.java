package org.tapsetstudio.session.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import org.tapsetstudio.engine.ResultTable;
import org.tapsetstudio.recording.FileProblem;
import org.tapsetstudio.recording.Folders;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionException.Cause;
import org.tapsetstudio.session.SessionRequest;
import org.tapsetstudio.session.Watched;

/** The folder that a session records into: kept, or temporary and deleted at the end. */
final class RecordingFolder implements AutoCloseable {
	private final Path path;
	private final boolean temporary;
	private boolean unwanted;
	private final Date started = new Date();
	private KeptFile output;
	private String command;

	private RecordingFolder(Path path, boolean temporary) {
		this.path = path;
		this.temporary = temporary;
	}

	static RecordingFolder create(Optional<Path> wanted) throws SessionException {
		var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
		try {
			if (wanted.isEmpty()) {
				return new RecordingFolder(Files.createTempDirectory("tapset-run-", mode), true);
			}
			Path path = wanted.get().toAbsolutePath().normalize();
			Files.createDirectory(path, mode);
			return new RecordingFolder(path, false);
		} catch (FileAlreadyExistsException e) {
			throw new SessionException(Cause.SYSTEM, "There is something at " + wanted.get() + " already. Name a folder that does not exist yet, or delete that one.", e);
		} catch (IOException e) {
			throw new SessionException(Cause.SYSTEM, "The recording's folder " + wanted.map(Path::toString).orElse("") + " cannot be made: " + FileProblem.why(e), e);
		}
	}

	Path path() {
		return path;
	}

	/** The folder, or null if it is not kept. */
	Path kept() {
		return temporary ? null : path;
	}

	void appendOutput(byte[] bytes, int length) throws IOException {
		if (temporary) {
			return;
		}
		if (output == null) {
			output = new KeptFile(path.resolve("output.txt"));
		}
		output.write(bytes, 0, length);
	}

	/** Why what the script printed is not kept as a whole, a sentence; empty if it is. */
	String problem() {
		return output == null ? "" : output.problem();
	}

	/** Writes what people want to know of the recording. */
	void writeMetadata(SessionRequest request, Recording recording, List<ResultTable> results, boolean complete) throws SessionException {
		if (!temporary) {
			if (command == null) { // a process that was attached to may be gone at the end
				command = request.target().map(target -> String.join(" ", target.command()))
						.or(() -> request.watched().map(Watched::toString)).orElseGet(() -> command(request));
			}
			MetadataWriter.write(path, request, command, recording, results, started, complete);
		}
	}

	private static String command(SessionRequest request) {
		int pid = request.attach().getAsInt();
		return request.machine().isPresent() ? "process " + pid : RunningProcess.command(pid);
	}

	/** The session did not begin: the folder goes when this is closed, so that the next attempt finds its name free. */
	void giveUp() {
		unwanted = true;
	}

	@Override
	public void close() throws IOException {
		if (output != null) {
			output.close();
		}
		if (temporary || unwanted) {
			Folders.delete(path);
		}
	}
}
