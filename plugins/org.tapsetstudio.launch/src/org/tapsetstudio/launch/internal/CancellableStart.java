package org.tapsetstudio.launch.internal;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionException.Cause;
import org.tapsetstudio.session.SessionListener;
import org.tapsetstudio.session.SessionRequest;
import org.tapsetstudio.session.TracingSession;

/** Starts a session while a user may lose patience: a machine may not answer. */
public final class CancellableStart {
	private static final long LOOK_MILLIS = 50;

	private CancellableStart() {
	}

	/** @throws OperationCanceledException if the monitor was cancelled before the session ran */
	public static TracingSession of(SessionRequest request, SessionListener listener, IProgressMonitor monitor) throws SessionException {
		var task = new FutureTask<>(() -> TracingSession.start(request, listener));
		var thread = Thread.ofPlatform().daemon().name("tapset start").start(task); //$NON-NLS-1$
		while (true) {
			try {
				return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
			} catch (TimeoutException e) {
				if (monitor.isCanceled()) {
					thread.interrupt();
				}
			} catch (InterruptedException e) {
				thread.interrupt();
				throw new OperationCanceledException();
			} catch (ExecutionException e) {
				throw failure(e.getCause(), monitor);
			}
		}
	}

	private static SessionException failure(Throwable cause, IProgressMonitor monitor) {
		if (monitor.isCanceled()) {
			throw new OperationCanceledException();
		}
		return cause instanceof SessionException known ? known : new SessionException(Cause.SYSTEM, NLS.bind(Messages.NotStarted, cause), cause);
	}
}
