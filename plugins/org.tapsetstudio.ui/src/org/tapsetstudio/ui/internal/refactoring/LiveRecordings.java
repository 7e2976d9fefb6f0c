package org.tapsetstudio.ui.internal.refactoring;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.resources.IResource;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.ltk.core.refactoring.RefactoringStatus;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.launch.TracedProcess;
import org.tapsetstudio.ui.internal.Messages;

/** Recordings that a running program is still written to: while it runs they stay where they are, or its session would end. */
final class LiveRecordings {
	private LiveRecordings() {
	}

	/** A fatal status where a resource is such a recording, holds one, or is a part of one. */
	static RefactoringStatus check(IResource resource) {
		return writtenTo(resource).map(process -> RefactoringStatus.createFatalErrorStatus(NLS.bind(Messages.RecordingIsWritten, process.recording().orElseThrow().getFileName(), process.getLabel())))
				.orElseGet(RefactoringStatus::new);
	}

	private static Optional<TracedProcess> writtenTo(IResource resource) {
		if (resource.getLocation() == null) {
			return Optional.empty();
		}
		Path place = resource.getLocation().toPath();
		return Stream.of(DebugPlugin.getDefault().getLaunchManager().getLaunches()).map(ILaunch::getProcesses).flatMap(Stream::of).filter(TracedProcess.class::isInstance).map(TracedProcess.class::cast)
				.filter(process -> !process.isTerminated() && process.recording().filter(recording -> recording.startsWith(place) || place.startsWith(recording)).isPresent()).findFirst();
	}
}
