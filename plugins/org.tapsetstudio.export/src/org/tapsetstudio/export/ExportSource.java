package org.tapsetstudio.export;

import java.io.IOException;

import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.Indexes;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.index.RecordingIndex;

/** A recording that does not grow any more, and what formats want of it, each computed when it is first asked for. For one thread. */
public final class ExportSource {
	private final Recording recording;
	private final Progress progress;
	private CallTreeBuilder calls;
	private RecordingIndex index;

	/** @param progress of what is computed */
	public ExportSource(Recording recording, Progress progress) {
		this.recording = recording;
		this.progress = progress;
	}

	/** The recording. */
	public Recording recording() {
		return recording;
	}

	/** Name of its folder. */
	public String name() {
		return recording.path().toAbsolutePath().normalize().getFileName().toString();
	}

	/** All calls, whole unless the progress was cancelled. */
	public CallTreeBuilder calls() {
		if (calls == null) {
			calls = CallTreeBuilder.complete(recording, progress);
		}
		return calls;
	}

	/** The call tree of all threads as one. */
	public CallTree tree() {
		return calls().snapshot(Grouping.MERGED);
	}

	/**
	 * The index; null when the progress was cancelled.
	 *
	 * @throws IOException when it cannot be written anywhere
	 */
	public RecordingIndex index() throws IOException {
		if (index == null) {
			index = Indexes.openOrBuild(recording, progress);
		}
		return index;
	}
}
