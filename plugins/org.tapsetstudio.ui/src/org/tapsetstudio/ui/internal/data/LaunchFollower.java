package org.tapsetstudio.ui.internal.data;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.IDebugEventSetListener;
import org.tapsetstudio.launch.ReplayedScript;
import org.tapsetstudio.launch.TracedProcess;

/** Shows the recording of a program as soon as it is traced, and what a script that ran on the shown recording has found. */
public final class LaunchFollower implements IDebugEventSetListener {
	private final OpenRecordings recordings;
	private final Set<TracedProcess> waiting = ConcurrentHashMap.newKeySet();

	public LaunchFollower(OpenRecordings recordings) {
		this.recordings = recordings;
	}

	@Override
	public void handleDebugEvents(DebugEvent[] events) {
		for (var event : events) {
			if (event.getSource() instanceof TracedProcess process) {
				handle(event.getKind(), process);
			} else if (event.getSource() instanceof ReplayedScript script && event.getKind() == DebugEvent.TERMINATE) {
				showResults(script);
			}
		}
	}

	private void handle(int kind, TracedProcess process) {
		if (kind == DebugEvent.CREATE) {
			waiting.add(process);
		}
		if (waiting.contains(process) && process.recording().isPresent()) {
			waiting.remove(process);
			recordings.follow(process);
		}
		if (kind == DebugEvent.TERMINATE) {
			waiting.remove(process);
			running(process).ifPresent(RecordingSource::wake);
		}
	}

	private void showResults(ReplayedScript script) {
		recordings.current().filter(source -> source.path().equals(script.recording())).ifPresent(source -> script.result().ifPresent(result -> source.showResults(result.results())));
	}

	private Optional<RecordingSource> running(TracedProcess process) {
		return recordings.current().filter(source -> process.recording().filter(source.path()::equals).isPresent());
	}
}
