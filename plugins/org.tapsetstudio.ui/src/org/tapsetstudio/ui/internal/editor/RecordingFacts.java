package org.tapsetstudio.ui.internal.editor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.Statistics;
import org.tapsetstudio.analysis.rules.Finding;
import org.tapsetstudio.launch.RecordingFolders;
import org.tapsetstudio.model.RecordingLoader;
import org.tapsetstudio.model.RecordingResourceFactory;
import org.tapsetstudio.model.recording.Recording;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.data.RecordingSource;
import org.tapsetstudio.ui.internal.data.SourceState;

/**
 * What the editor knows of a recording: at first what its description says, later what its events say, too.
 *
 * @param model its description
 * @param bytes on the disk
 * @param statistics of its events, once they have been read
 * @param findings of the rules, once they have been applied
 * @param problems places that could not be read, in words
 * @param pending what there is to say in the place of what is not known yet
 */
record RecordingFacts(Recording model, long bytes, Optional<Statistics> statistics, Optional<List<Finding>> findings, List<String> problems, String pending) {
	/**
	 * Reads the description, and asks who has read the events.
	 *
	 * @param shown reads the events for views, if they show this recording
	 */
	static RecordingFacts of(Path folder, Optional<RecordingSource> shown) throws IOException {
		var read = shown.filter(source -> source.state() == SourceState.FINISHED);
		var recording = org.tapsetstudio.recording.Recording.open(folder);
		var model = RecordingLoader.open(folder, RecordingResourceFactory.createResourceSet(), recording);
		var builder = read.flatMap(RecordingSource::builder);
		var problems = builder.map(reader -> reader.pairing().recording()).orElse(recording).problems();
		return new RecordingFacts(model, RecordingFolders.size(folder), builder.map(CallTreeBuilder::statistics), read.flatMap(RecordingSource::findings), problems.stream().map(Object::toString).toList(),
				shown.isPresent() ? Messages.FactReading : Messages.FactNotShown);
	}
}
