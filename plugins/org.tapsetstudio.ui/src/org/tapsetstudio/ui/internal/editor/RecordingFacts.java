package org.tapsetstudio.ui.internal.editor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.Indexes;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.Statistics;
import org.tapsetstudio.analysis.rules.Finding;
import org.tapsetstudio.analysis.rules.Rules;
import org.tapsetstudio.launch.RecordingFolders;
import org.tapsetstudio.model.RecordingLoader;
import org.tapsetstudio.model.RecordingResourceFactory;
import org.tapsetstudio.model.recording.Recording;

/**
 * What the editor knows of a recording: at first what its description says, later what its events say, too.
 *
 * @param model its description
 * @param bytes on the disk
 * @param statistics of its events, once they have been read
 * @param findings of the rules, once they have been applied
 * @param problems places that could not be read, in words
 */
record RecordingFacts(Recording model, long bytes, Optional<Statistics> statistics, List<Finding> findings, List<String> problems) {
	/** Reads the description; quick. */
	static RecordingFacts describe(Path folder) throws IOException {
		var recording = org.tapsetstudio.recording.Recording.open(folder);
		var model = RecordingLoader.open(folder, RecordingResourceFactory.createResourceSet(), recording);
		return new RecordingFacts(model, RecordingFolders.size(folder), Optional.empty(), List.of(), recording.problems().stream().map(Object::toString).toList());
	}

	/** Reads all events; takes as long as they are many. What was read before a cancel is not used. */
	RecordingFacts examine(Path folder, Progress progress) throws IOException {
		var recording = org.tapsetstudio.recording.Recording.open(folder);
		var builder = CallTreeBuilder.complete(recording, progress);
		var index = progress.isCancelled() ? null : Indexes.openOrBuild(recording, progress);
		if (index == null) {
			return this;
		}
		return new RecordingFacts(model, RecordingFolders.size(folder), Optional.of(builder.statistics()), Rules.look(builder, index, progress),
				recording.problems().stream().map(Object::toString).toList());
	}
}
