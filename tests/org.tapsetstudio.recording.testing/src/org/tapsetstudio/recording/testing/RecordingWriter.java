package org.tapsetstudio.recording.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes recordings for tests, exactly as the agent would. Ticks are nanoseconds of CLOCK_MONOTONIC. */
public final class RecordingWriter implements AutoCloseable {
	/** CLOCK_REALTIME at tick 0 of every written recording: 2026-01-01T00:00:00Z. */
	public static final long WALL_AT_ZERO = 1_767_225_600_000_000_000L;

	private final Path folder;
	private final List<ImageWriter> images = new ArrayList<>();

	/** Makes the folder. */
	public RecordingWriter(Path folder) {
		this.folder = folder;
		try {
			Files.createDirectories(folder);
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
		image.clock(0, 0, WALL_AT_ZERO, 1_000_000_000L);
		image.process(1, null, executable, comm, commandLine, "/tmp");
		images.add(image);
		return image;
	}

	/** Starts the log of a forked child: it inherits all that the parent has defined so far. */
	public ImageWriter fork(ImageWriter parent, int pid, long start) {
		ImageWriter image = new ImageWriter(folder, pid, start);
		image.inherit(parent);
		image.process(parent.pid(), parent, "/child", "child", "", "/tmp");
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
