package org.tapsetstudio.ui.internal.refactoring;

import java.util.Optional;

import org.eclipse.core.resources.IResource;
import org.eclipse.ltk.core.refactoring.RefactoringStatus;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.data.RunningPrograms;

/** Recordings that a running program is still written to: while it runs they stay where they are, or its session would end. */
final class LiveRecordings {
	private LiveRecordings() {
	}

	/** A fatal status where a resource is such a recording, holds one, or is a part of one. */
	static RefactoringStatus check(IResource resource) {
		return Optional.ofNullable(resource.getLocation()).flatMap(place -> RunningPrograms.writing(place.toPath()))
				.map(process -> RefactoringStatus.createFatalErrorStatus(NLS.bind(Messages.RecordingIsWritten, process.recording().orElseThrow().getFileName(), process.getLabel())))
				.orElseGet(RefactoringStatus::new);
	}
}
