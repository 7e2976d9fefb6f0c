package org.tapsetstudio.ui.internal.refactoring;

import java.util.Optional;

import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.ltk.core.refactoring.RefactoringStatus;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.data.RunningPrograms;

/** Recordings that a running program is still written to: while it runs they stay where they are, or its session would end. */
final class LiveRecordings {
	private LiveRecordings() {
	}

	/**
	 * A fatal status where a resource is such a recording, holds one, or is a part of one. Of others the workspace learns what they are on the disk: the command line makes indexes,
	 * too, and what the workspace does not know it neither moves nor deletes.
	 */
	static RefactoringStatus check(IResource resource, IProgressMonitor monitor) {
		if (resource instanceof IFolder folder) {
			try {
				folder.refreshLocal(IResource.DEPTH_INFINITE, monitor);
			} catch (CoreException e) {
				return RefactoringStatus.createFatalErrorStatus(e.getMessage());
			}
		}
		return Optional.ofNullable(resource.getLocation()).flatMap(place -> RunningPrograms.writing(place.toPath()))
				.map(process -> RefactoringStatus.createFatalErrorStatus(NLS.bind(Messages.RecordingIsWritten, process.recording().orElseThrow().getFileName(), process.getLabel())))
				.orElseGet(RefactoringStatus::new);
	}
}
