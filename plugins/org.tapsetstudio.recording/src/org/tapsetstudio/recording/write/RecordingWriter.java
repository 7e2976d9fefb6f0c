package org.tapsetstudio.recording.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a recording as the agent would, for importers and tests. Ticks are nanoseconds of CLOCK_MONOTONIC. For one thread. What cannot be written is an
 * {@link UncheckedIOException}.
 */
public final class RecordingWriter implements AutoCloseable {
	private final Path folder;
	private final long wallAtZero;
	private final List<ImageWriter> images = new ArrayList<>();

	/** Makes the folder, for nobody but its owner. The time of day is not known. */
	public RecordingWriter(Path folder) {
		this(folder, 0);
	}

	/**
	 * Makes the folder, for nobody but its owner.
	 *
	 * @param wallAtZero nanoseconds since 1970 at tick 0
	 */
	public RecordingWriter(Path folder, long wallAtZero) {
		this.folder = folder;
		this.wallAtZero = wallAtZero;
		try {
			Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The folder. */
	public Path folder() {
		return folder;
	}

	/** Starts the log of a started program. */
	public ImageWriter image(int pid, long start, String executable, String commandLine) {
		ImageWriter image = new ImageWriter(folder, pid, start);
		String comm = executable.substring(executable.lastIndexOf('/') + 1);
		image.clock(0, 0, wallAtZero, 1_000_000_000L);
		image.process(1, null, executable, comm, commandLine, "/tmp");
		images.add(image);
		return image;
	}

	/** Starts the log of a forked child: it inherits all that the parent has defined so far. */
	public ImageWriter fork(ImageWriter parent, int pid, long start, String executable) {
		ImageWriter image = new ImageWriter(folder, pid, start);
		image.inherit(parent);
		image.process(parent.pid(), parent, executable, executable.substring(executable.lastIndexOf('/') + 1), "", "/tmp");
		images.add(image);
		return image;
	}

	/** Publishes everything. */
	public void flush() {
		images.forEach(ImageWriter::flush);
	}

	@Override
	public void close() {
		images.forEach(ImageWriter::close);
	}
}
