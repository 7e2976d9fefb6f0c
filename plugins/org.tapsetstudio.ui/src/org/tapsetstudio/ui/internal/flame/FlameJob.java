package org.tapsetstudio.ui.internal.flame;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/** Computes pictures off the user interface's thread. The newest request wins; older ones that were not begun are dropped. */
final class FlameJob extends Job {
	private final AtomicReference<FlameRequest> next = new AtomicReference<>();
	private final Consumer<FlamePicture> done;

	/** @param done called on the job's thread */
	FlameJob(Consumer<FlamePicture> done) {
		super("flame graph"); //$NON-NLS-1$
		this.done = done;
		setSystem(true);
		setPriority(Job.SHORT);
	}

	void request(FlameRequest request) {
		next.set(request);
		schedule();
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		var request = next.getAndSet(null);
		if (request != null) {
			done.accept(FlameLayout.compute(request));
		}
		return Status.OK_STATUS;
	}
}
