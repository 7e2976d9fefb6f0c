package org.tapsetstudio.ui.internal.refactoring;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.ltk.core.refactoring.Change;
import org.eclipse.ltk.core.refactoring.RefactoringStatus;
import org.eclipse.ltk.core.refactoring.participants.CheckConditionsContext;
import org.eclipse.ltk.core.refactoring.participants.MoveParticipant;
import org.tapsetstudio.ui.internal.Messages;

/** Refuses to move a recording that is still written to, see {@link LiveRecordings}. */
public final class MoveRecordingParticipant extends MoveParticipant {
	private IResource resource;

	@Override
	protected boolean initialize(Object element) {
		resource = (IResource) element;
		return true;
	}

	@Override
	public String getName() {
		return Messages.LiveRecordings;
	}

	@Override
	public RefactoringStatus checkConditions(IProgressMonitor monitor, CheckConditionsContext context) {
		return LiveRecordings.check(resource, monitor);
	}

	/** There is nothing else to change. */
	@Override
	public Change createChange(IProgressMonitor monitor) {
		return null;
	}
}
