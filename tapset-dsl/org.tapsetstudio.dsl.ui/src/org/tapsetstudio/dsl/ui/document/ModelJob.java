package org.tapsetstudio.dsl.ui.document;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/** Brings the model of a document up to date. */
final class ModelJob extends Job {
	/** Long enough that a fast typist causes one parse a word, short enough to feel immediate; milliseconds. */
	private static final long PAUSE = 50;

	private final ScriptDocument document;

	ModelJob(ScriptDocument document) {
		super(Messages.ModelJob_name);
		this.document = document;
		setSystem(true);
		setPriority(SHORT);
	}

	/** Runs when nothing was typed for a moment. */
	void soon() {
		cancel();
		schedule(PAUSE);
	}

	void now() {
		schedule();
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		document.current();
		return Status.OK_STATUS;
	}
}
