package org.tapsetstudio.recording.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.pairing.CallPairing;
import org.tapsetstudio.recording.pairing.Function;
import org.tapsetstudio.recording.pairing.FunctionTable;

/**
 * The index of a finished recording: all its calls by thread, depth and time, in mapped files of the folder {@code index}. Derived: it may be deleted at any time.
 * Immutable; any thread may ask.
 */
public final class RecordingIndex {
	/** Name of the folder in a recording. */
	public static final String FOLDER = "index";

	private final List<LaneIndex> lanes;
	private final List<Function> functions;

	RecordingIndex(List<LaneIndex> lanes, List<Function> functions) {
		this.lanes = List.copyOf(lanes);
		this.functions = List.copyOf(functions);
	}

	/**
	 * Opens the index that is there. Reads its directory only.
	 *
	 * @return null when there is none, or one that is of another version, is damaged or does not belong to the events as they are now: build it
	 */
	public static RecordingIndex open(Recording recording) {
		return open(recording, recording.path().resolve(FOLDER));
	}

	private static RecordingIndex open(Recording recording, Path folder) {
		try {
			return IndexDirectory.read(folder, recording);
		} catch (IOException | IndexDamagedException e) {
			return null;
		}
	}

	/**
	 * Builds the index of a recording that does not grow any more.
	 *
	 * @param folder where to: {@link #FOLDER} in the recording, or a folder elsewhere for one that cannot be written to
	 * @param cancelled asked every few milliseconds
	 * @return null when cancelled
	 * @throws IOException when it cannot be written
	 */
	public static RecordingIndex build(Recording recording, Path folder, BooleanSupplier cancelled) throws IOException {
		RecordingIndex built;
		try (IndexBuilder builder = new IndexBuilder(folder)) {
			CallPairing pairing = new CallPairing(recording, new FunctionTable(), builder::sink);
			pairing.update(cancelled);
			if (cancelled.getAsBoolean()) {
				return null;
			}
			pairing.finish();
			builder.finish(pairing);
			built = new RecordingIndex(builder.lanes(), IntStream.range(0, pairing.functions().count()).mapToObj(pairing.functions()::get).toList());
		} catch (java.io.UncheckedIOException e) {
			throw e.getCause();
		}
		RecordingIndex opened = open(recording, folder);
		return opened == null ? built : opened;
	}

	/** The threads, in the order in which they appeared. */
	public List<LaneIndex> lanes() {
		return lanes;
	}

	/** The functions; their numbers are those of the spans of this index. */
	public List<Function> functions() {
		return functions;
	}
}
