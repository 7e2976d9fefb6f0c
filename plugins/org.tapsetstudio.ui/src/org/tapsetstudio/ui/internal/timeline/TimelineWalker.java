package org.tapsetstudio.ui.internal.timeline;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.analysis.TimelineSteps.Stop;
import org.tapsetstudio.ui.internal.UiPlugin;

/** Goes from call to call off the user interface's thread, in the order in which that was asked for: each move starts where the one before ended. */
final class TimelineWalker extends Job {
	private final Supplier<TimelineRows> rows;
	private final Consumer<TimelineSelection> arrived;
	private final Queue<TimelineMove> moves = new ConcurrentLinkedQueue<>();
	private volatile TimelineSelection at;

	/**
	 * @param rows as they are now; any thread
	 * @param arrived hears on the user interface's thread where it came to
	 */
	TimelineWalker(Supplier<TimelineRows> rows, Consumer<TimelineSelection> arrived) {
		super("timeline"); //$NON-NLS-1$
		this.rows = rows;
		this.arrived = arrived;
		setSystem(true);
		setPriority(Job.SHORT);
	}

	void go(TimelineMove move) {
		moves.add(move);
		schedule();
	}

	/** Forgets where it was. */
	void reset() {
		moves.clear();
		at = null;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		var before = at;
		for (var move = moves.poll(); move != null && !monitor.isCanceled(); move = moves.poll()) {
			step(move, monitor);
		}
		var now = at;
		if (now != null && now != before) {
			UiPlugin.onDisplay(() -> arrived.accept(now));
		}
		return Status.OK_STATUS;
	}

	private void step(TimelineMove move, IProgressMonitor monitor) {
		var all = rows.get();
		if (all == null) {
			return;
		}
		try {
			int row = at == null ? -1 : at.row(all.places());
			var stop = move.go(all, row < 0 ? null : new Stop(row, at.stop().span()), new Progress() {
				@Override
				public boolean isCancelled() {
					return monitor.isCanceled();
				}
			});
			if (stop != null) {
				at = TimelineSelection.of(all, stop);
			}
		} catch (RuntimeException e) {
			UiPlugin.log(IStatus.ERROR, e.getMessage(), e);
		}
	}
}
