package org.tapsetstudio.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.index.IndexBuilder;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.RecordingIndex;
import org.tapsetstudio.recording.pairing.CallPairing;
import org.tapsetstudio.recording.pairing.CallSink;
import org.tapsetstudio.recording.pairing.Function;
import org.tapsetstudio.recording.pairing.Lane;

/**
 * The index of a recording while its call tree is built: the one that is there, else one that is made on the way. Where it cannot be written beside the recording it lies in the folder for temporary files, without
 * names, and is gone with this JVM; where not there either, there is none.
 */
final class LiveIndex {
	private final RecordingIndex whole;
	private IndexBuilder builder;
	/** Where the files are that nobody shall find; null for an index that is kept. */
	private Path temporary;
	private volatile String trouble;
	private volatile boolean usable = true;

	LiveIndex(Recording recording) {
		whole = RecordingIndex.open(recording);
		if (whole == null) {
			try {
				builder = new IndexBuilder(recording.path().resolve(RecordingIndex.FOLDER));
			} catch (IOException e) {
				elsewhere(e);
			}
		}
	}

	private void elsewhere(IOException why) {
		trouble = "the timeline's index cannot be kept beside the recording: " + why.getMessage();
		try {
			temporary = Indexes.temporaryFolder();
			temporary.toFile().deleteOnExit();
			builder = new IndexBuilder(temporary);
		} catch (IOException e) {
			fail(e);
		}
	}

	private void fail(IOException why) {
		usable = false;
		trouble = "no timeline, since its index cannot be written: " + why.getMessage();
	}

	/** Where the calls of a lane go so that they reach both. */
	CallSink with(CallSink tree, Lane lane) {
		if (builder != null && usable) {
			try {
				CallSink index = builder.sink(lane);
				removeNames();
				return new BothSinks(tree, index);
			} catch (UncheckedIOException e) {
				fail(e.getCause());
			} catch (IOException e) {
				fail(e);
			}
		}
		return tree;
	}

	private void removeNames() throws IOException {
		if (temporary != null) {
			Indexes.deleteFiles(temporary);
		}
	}

	void publish() {
		if (builder != null && usable) {
			builder.publish();
		}
	}

	void finish(CallPairing pairing) {
		if (builder != null) {
			try (IndexBuilder closing = builder) {
				if (usable) {
					closing.finish(pairing);
				}
				removeNames();
			} catch (IOException e) {
				fail(e);
			}
		}
	}

	/** Why there is no timeline, or why it has to be made anew each time. */
	Optional<String> trouble() {
		return Optional.ofNullable(trouble);
	}

	Optional<TimelineRows> rows(CallPairing pairing) {
		if (!usable) {
			return Optional.empty();
		}
		List<LaneIndex> lanes = whole == null ? builder.lanes() : whole.lanes();
		IntFunction<Function> functions = whole == null ? pairing.functions()::get : whole.functions()::get;
		return Optional.of(TimelineRows.of(lanes, functions, pairing.recording().clock()));
	}
}
