package org.tapsetstudio.ui.internal.common;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.recording.index.IndexDamagedException;
import org.tapsetstudio.ui.internal.UiPlugin;

/**
 * Answers questions of a view off the user interface's thread. The newest question wins: older ones that were not begun are dropped, and work that looks at its progress ends
 * early.
 *
 * @param <Q> the question
 * @param <A> the answer
 */
public final class Newest<Q, A> extends Job {
	private final AtomicReference<Q> next = new AtomicReference<>();
	private final BiFunction<Q, Progress, A> work;
	private final Consumer<A> done;

	/**
	 * @param work runs in the job; null is no answer
	 * @param done takes the answer on the user interface's thread; the view may have been closed meanwhile
	 */
	public Newest(String name, BiFunction<Q, Progress, A> work, Consumer<A> done) {
		super(name);
		this.work = work;
		this.done = done;
		setSystem(true);
		setPriority(Job.SHORT);
	}

	/** Asks. */
	public void ask(Q question) {
		next.set(question);
		schedule();
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		var question = next.getAndSet(null);
		if (question == null) {
			return Status.OK_STATUS;
		}
		try {
			var answer = work.apply(question, new Progress() {
				@Override
				public boolean isCancelled() {
					return next.get() != null || monitor.isCanceled();
				}
			});
			if (answer != null && !monitor.isCanceled()) {
				UiPlugin.onDisplay(() -> done.accept(answer));
			}
		} catch (IndexDamagedException e) {
			UiPlugin.log(IStatus.WARNING, e.getMessage(), e);
			UiPlugin.recordings().readAnew();
		} catch (RuntimeException e) {
			UiPlugin.log(IStatus.ERROR, getName() + ": " + e.getMessage(), e); //$NON-NLS-1$
		}
		return Status.OK_STATUS;
	}
}
