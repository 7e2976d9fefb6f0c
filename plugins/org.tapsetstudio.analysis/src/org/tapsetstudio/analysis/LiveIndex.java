package org.tapsetstudio.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
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

/** The index of a recording while its call tree is built: the one that is there, else one that is made on the way. Gives up in silence where it cannot be written. */
final class LiveIndex {
	private final RecordingIndex whole;
	private IndexBuilder builder;
	private volatile boolean usable = true;

	LiveIndex(Recording recording) {
		whole = RecordingIndex.open(recording);
		if (whole == null) {
			try {
				builder = new IndexBuilder(recording.path().resolve(RecordingIndex.FOLDER));
			} catch (IOException e) {
				usable = false;
			}
		}
	}

	/** Where the calls of a lane go so that they reach both. */
	CallSink with(CallSink tree, Lane lane) {
		if (builder != null && usable) {
			try {
				return new BothSinks(tree, builder.sink(lane));
			} catch (UncheckedIOException e) {
				usable = false;
			}
		}
		return tree;
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
			} catch (IOException e) {
				usable = false;
			}
		}
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
