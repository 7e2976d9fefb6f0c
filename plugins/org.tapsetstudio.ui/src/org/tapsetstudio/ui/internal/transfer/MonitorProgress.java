package org.tapsetstudio.ui.internal.transfer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.tapsetstudio.analysis.Progress;

/** The progress of an analysis in a monitor of the workbench. */
public final class MonitorProgress implements Progress {
	private static final int STEPS = 1000;

	private final SubMonitor monitor;
	private int done;

	public MonitorProgress(IProgressMonitor monitor, String task) {
		this.monitor = SubMonitor.convert(monitor, task, STEPS);
	}

	@Override
	public boolean isCancelled() {
		return monitor.isCanceled();
	}

	@Override
	public void done(double fraction) {
		int now = (int) (fraction * STEPS);
		if (now > done) {
			monitor.worked(now - done);
			done = now;
		}
	}
}
