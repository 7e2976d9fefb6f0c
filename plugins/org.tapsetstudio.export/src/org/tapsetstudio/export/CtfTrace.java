package org.tapsetstudio.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.internal.ctf.CtfMetadata;
import org.tapsetstudio.export.internal.ctf.CtfStreams;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.ThreadStream;

/**
 * The Common Trace Format 1.8, which babeltrace2, Trace Compass and LTTng's tools read: a folder with every event as it was recorded, each with all of its arguments, and with lost events
 * counted where they are missing. {@code tapset import} makes a recording of it again.
 */
public final class CtfTrace {
	private CtfTrace() {
	}

	/**
	 * Writes the trace.
	 *
	 * @param folder made; must not exist or be empty
	 */
	public static void write(Recording recording, Path folder, Progress progress) throws IOException {
		Files.createDirectories(folder);
		UUID uuid = UUID.nameUUIDFromBytes(recording.path().toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8));
		CtfStreams streams = new CtfStreams(folder, uuid, recording);
		int done = 0;
		for (ThreadStream stream : recording.streams()) {
			if (progress.isCancelled()) {
				return;
			}
			streams.write(stream);
			progress.done((double) ++done / recording.streams().size());
		}
		Clock clock = recording.clock();
		Files.writeString(folder.resolve(CtfMetadata.FILE_NAME), streams.metadata(clock.toWall(clock.startTicks())), StandardOpenOption.CREATE_NEW);
	}
}
