package org.tapsetstudio.recording.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.recording.pairing.CallPairing;
import org.tapsetstudio.recording.pairing.CallSink;
import org.tapsetstudio.recording.pairing.Lane;

/**
 * Builds the index of a recording from the calls that a {@link CallPairing} finds, while it grows and after: give {@link #sink} to the pairing, ask {@link #publish()}
 * after each update, {@link #finish} at the end. Until then a reader of the files sees no index, so a crash leaves none. One thread at a time.
 */
public final class IndexBuilder implements Closeable {
	private final Path folder;
	private final Map<LaneIndex, LaneIndexer> lanes = new LinkedHashMap<>();
	private volatile List<LaneIndex> shown = List.of();
	private boolean finished;

	/**
	 * @param folder where the files go; made if it is missing. An index that is there is replaced at the end.
	 * @throws IOException when the folder cannot be written
	 */
	public IndexBuilder(Path folder) throws IOException {
		this.folder = folder;
		try {
			Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		} catch (FileAlreadyExistsException e) {
			if (!Files.isDirectory(folder)) {
				throw e;
			}
		}
	}

	/** Where the calls of a lane go. */
	public CallSink sink(Lane lane) {
		try {
			LaneIndex index = new LaneIndex(lane.stream(), IndexDirectory.createSpans(folder, lane.stream()));
			LaneIndexer indexer = new LaneIndexer(index);
			lanes.put(index, indexer);
			return indexer;
		} catch (IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}

	/** Shows what was added so far to those who ask. */
	public void publish() {
		publish(false);
	}

	private void publish(boolean whole) {
		lanes.values().forEach(lane -> lane.publish(whole));
		if (shown.size() != lanes.size()) {
			shown = List.copyOf(new ArrayList<>(lanes.keySet()));
		}
	}

	/** The threads as they are now, in the order in which they appeared. */
	public List<LaneIndex> lanes() {
		return shown;
	}

	/**
	 * Makes the index valid for who opens the recording next, unless another was finished in the meantime.
	 *
	 * @param pairing has taken all events of the recording, and is finished
	 * @throws IOException when something could not be written; then there is no index on the disk
	 */
	public void finish(CallPairing pairing) throws IOException {
		publish(true);
		for (LaneIndexer indexer : lanes.values()) {
			if (indexer.failure() != null) {
				throw indexer.failure();
			}
		}
		for (LaneIndex lane : lanes.keySet()) {
			lane.file().finish();
		}
		if (lanes.keySet().stream().allMatch(lane -> lane.file().isThere())) {
			IndexDirectory.write(folder, shown, pairing.functions());
			finished = true;
			IndexDirectory.deleteOtherSpans(folder, lanes.keySet());
		} // else somebody else was first with an index, and took these files for what is left of another
	}

	/** Closes the files, and deletes them unless they were finished: a disk that was too full for an index shall not be filled by half of one. What was shown may still be asked. */
	@Override
	public void close() throws IOException {
		for (LaneIndex lane : lanes.keySet()) {
			lane.file().close();
			if (!finished) {
				lane.file().remove();
			}
		}
	}
}
